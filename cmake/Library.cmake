# SPDX-License-Identifier: MIT
# unknot_library(NAME SOURCES ... LINKS ... [SYSTEM ...] [PRIVATE_SYSTEM ...]): the folder this is called in, as the
# library NAME. LINKS are folders of ours, with all that they link; SYSTEM are libraries of others that its headers
# include, PRIVATE_SYSTEM those that only its sources do.
function(unknot_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;SYSTEM;PRIVATE_SYSTEM" ${ARGN})
  foreach(link IN LISTS arg_LINKS)
    if(NOT TARGET ${link})
      message(FATAL_ERROR "${name} may not link ${link}: it stands below")
    endif()
  endforeach()
  add_library(${name} STATIC ${arg_SOURCES})
  set(wall ${PROJECT_BINARY_DIR}/walls/${name})
  file(MAKE_DIRECTORY ${wall})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${wall}/${name} SYMBOLIC)
  target_include_directories(${name} PUBLIC ${wall})
  target_link_libraries(${name} PUBLIC ${arg_LINKS} ${arg_SYSTEM} PRIVATE ${arg_PRIVATE_SYSTEM} unknot_options unknot_shipped)
  if(UNKNOT_PRECOMPILED)
    target_precompile_headers(${name} REUSE_FROM unknot_precompiled_libraries)
  endif()
endfunction()
