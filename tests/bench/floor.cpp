// SPDX-License-Identifier: MIT
// Does nothing. Linked like our programs it shows what starting them costs at least.
int main() {}
