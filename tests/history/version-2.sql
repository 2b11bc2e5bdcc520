-- What the second version wrote. It stays as it is: every later version must read it.
PRAGMA application_id = 1433299822;
PRAGMA user_version = 2;
CREATE TABLE events(
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  kind TEXT NOT NULL,
  became TEXT NOT NULL,
  remedy TEXT NOT NULL,
  area TEXT NOT NULL,
  companion TEXT NOT NULL,
  cause TEXT NOT NULL,
  offered INTEGER,
  answered INTEGER
) STRICT;
CREATE INDEX events_at ON events(at);
CREATE TABLE spans(
  begins INTEGER PRIMARY KEY,
  ends INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  spent TEXT NOT NULL,
  cause TEXT NOT NULL,
  CHECK(ends > begins)
) STRICT;
CREATE TABLE state(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  text TEXT NOT NULL
) STRICT;
CREATE TABLE apart(
  cut INTEGER,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  spent TEXT NOT NULL,
  cause TEXT NOT NULL,
  UNIQUE(cut, begins),
  CHECK(ends > begins)
) STRICT;
INSERT INTO events VALUES(1, 1795424400000, 3600, 'stretch', 'done', 'chin-tuck', 'neck', '', '', 1795424330000, 10000);
INSERT INTO spans VALUES(1795423200000, 1795424400000, 3600, 'work', '');
INSERT INTO state VALUES(1, 'saved');
INSERT INTO apart VALUES(1795424400000, 1795424400000, 1795424460000, 3600, 'work', '');
