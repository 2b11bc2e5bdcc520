# SPDX-License-Identifier: MIT
# Included last: the sources of each target are compiled as few files, so that what they share of headers is read once and
# what they share of templates is made once. tests/lint/joined.py says which of them can stand together. Only where headers
# are precompiled: there a header that a source forgot to include is not missed anyway.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# Of each target of FOLDER and of those below it a line in `lines`: target, folder, and the sources that are not generated.
function(unknot_joinable folder)
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(precompiled ${target} PRECOMPILE_HEADERS_REUSE_FROM)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "^[a-z][a-z0-9_/]*\\.cpp$")
    list(LENGTH sources count)
    if(precompiled AND count GREATER 1)
      list(JOIN sources "\t" sources)
      string(APPEND lines "${target}\t${folder}\t${sources}\n")
    endif()
  endforeach()
  get_property(below DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(each IN LISTS below)
    unknot_joinable(${each})
  endforeach()
  set(lines "${lines}" PARENT_SCOPE)
endfunction()

# unknot_joined(TARGET SOURCES...): these are compiled as one. gcc takes what is included for headers, in which a private
# type inside a shared one is a fault.
function(unknot_joined target)
  file(RELATIVE_PATH group ${PROJECT_SOURCE_DIR} ${ARGV1})
  string(MAKE_C_IDENTIFIER ${group} group)
  set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()

set(lines "")
unknot_joinable(${PROJECT_SOURCE_DIR})
file(WRITE ${PROJECT_BINARY_DIR}/joinable "${lines}")
execute_process(COMMAND ${Python3_EXECUTABLE} -B tests/lint/joined.py WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                INPUT_FILE ${PROJECT_BINARY_DIR}/joinable OUTPUT_FILE ${PROJECT_BINARY_DIR}/joined.cmake
                COMMAND_ERROR_IS_FATAL ANY)
include(${PROJECT_BINARY_DIR}/joined.cmake)
