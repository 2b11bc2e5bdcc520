# SPDX-License-Identifier: MIT
# How all of it is compiled: unknot_options is for everything, unknot_shipped for what is installed.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()

option(UNKNOT_WERROR "Warnings are errors" OFF)
option(UNKNOT_HARDENING "Build what is installed with the compiler's protection against attacks" ON)
set(UNKNOT_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")
if(UNKNOT_FUZZ AND NOT UNKNOT_SANITIZE)
  set(UNKNOT_SANITIZE fuzzer-no-link,address,undefined)
endif()

add_library(unknot_options INTERFACE)
target_compile_options(unknot_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror=switch $<$<BOOL:${UNKNOT_WERROR}>:-Werror>)
target_compile_definitions(unknot_options INTERFACE TOML_HEADER_ONLY=0)
# Checks of bounds and of empty optionals wherever it is not built to be shipped.
target_compile_definitions(unknot_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
# gcc 12 sees overlaps in every "text" + std::string (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(unknot_options INTERFACE -Wno-restrict)
endif()
# What is not used takes no memory while the daemon waits.
if(NOT UNKNOT_SANITIZE)
  target_compile_options(unknot_options INTERFACE -ffunction-sections -fdata-sections)
  target_link_options(unknot_options INTERFACE -Wl,--gc-sections)
endif()
if(UNKNOT_SANITIZE)
  target_compile_options(unknot_options INTERFACE -fsanitize=${UNKNOT_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(unknot_options INTERFACE -fsanitize=${UNKNOT_SANITIZE})
  # Boost.Asio uses atomic_thread_fence, which gcc's thread sanitizer only warns about.
  if(UNKNOT_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(unknot_options INTERFACE -Wno-tsan)
  endif()
endif()

# No folder of the machine that built it: two builds of the same source are equal. The later option is tried first.
add_library(unknot_shipped INTERFACE)
set(shipped $<NOT:$<CONFIG:Debug>>)
target_compile_options(unknot_shipped INTERFACE $<${shipped}:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>
                       $<${shipped}:-ffile-prefix-map=${PROJECT_BINARY_DIR}=build>)
if(UNKNOT_HARDENING AND NOT UNKNOT_SANITIZE)
  include(CheckCXXCompilerFlag)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection -mbranch-protection=standard)
    string(MAKE_C_IDENTIFIER "UNKNOT_KNOWS${flag}" known)
    check_cxx_compiler_flag(${flag} ${known})
    if(${known})
      target_compile_options(unknot_shipped INTERFACE $<${shipped}:${flag}>)
    endif()
  endforeach()
  target_compile_options(unknot_shipped INTERFACE $<${shipped}:-U_FORTIFY_SOURCE> $<${shipped}:-D_FORTIFY_SOURCE=2>)
  target_link_options(unknot_shipped INTERFACE $<${shipped}:-Wl,-z,relro,-z,now>)
endif()

# The addresses to be set at the start in a short list: else it is 160 KiB of unknotd that are read once and stay. The
# linker may know it where the C library does not, so a program has to run.
if(NOT UNKNOT_SANITIZE AND NOT CMAKE_CROSSCOMPILING)
  include(CheckCXXSourceRuns)
  set(CMAKE_REQUIRED_LINK_OPTIONS -Wl,-z,pack-relative-relocs)
  check_cxx_source_runs("int main() {}" UNKNOT_PACKS_RELOCATIONS)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  if(UNKNOT_PACKS_RELOCATIONS)
    target_link_options(unknot_shipped INTERFACE $<${shipped}:-Wl,-z,pack-relative-relocs>)
  endif()
endif()
