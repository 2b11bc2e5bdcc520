# unknot_install_with_prefix(NAME.in FOLDER): NAME with @bindir@ and @datadir@ filled in. Done when it is installed, so that
# `cmake --install DIR --prefix ELSEWHERE` is right too.
function(unknot_install_with_prefix template folder)
  get_filename_component(name ${template} NAME_WLE)
  set(result ${CMAKE_CURRENT_BINARY_DIR}/${name})
  install(CODE "
    get_filename_component(bindir \"${CMAKE_INSTALL_BINDIR}\" ABSOLUTE BASE_DIR \"\${CMAKE_INSTALL_PREFIX}\")
    get_filename_component(datadir \"${CMAKE_INSTALL_DATADIR}\" ABSOLUTE BASE_DIR \"\${CMAKE_INSTALL_PREFIX}\")
    configure_file(\"${template}\" \"${result}\" @ONLY)")
  install(FILES ${result} DESTINATION ${folder})
endfunction()
