# What `cmake --install` puts where. The program looks for its data at ../share/yalu from itself (src/base/resources.h), so
# these two folders are fixed relative to each other and the whole prefix can be moved.

install(TARGETS yalu RUNTIME DESTINATION bin)

install(DIRECTORY ${CMAKE_SOURCE_DIR}/geodata DESTINATION share/yalu PATTERN recipe EXCLUDE PATTERN __pycache__ EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/third_party/fonts DESTINATION share/yalu
  FILES_MATCHING PATTERN *.ttf PATTERN *.otf)

install(FILES ${CMAKE_SOURCE_DIR}/packaging/yalu.desktop DESTINATION share/applications)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/yalu.svg DESTINATION share/icons/hicolor/scalable/apps)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/yalu-256.png DESTINATION share/icons/hicolor/256x256/apps RENAME yalu.png)
install(FILES ${CMAKE_SOURCE_DIR}/man/yalu.1 DESTINATION share/man/man1)

install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md
  DESTINATION share/doc/yalu)
# The licences of the base data lie beside the data, in geodata/base.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/third_party/fonts DESTINATION share/doc/yalu
  FILES_MATCHING PATTERN LICENSE*)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/schemas DESTINATION share/doc/yalu)
# Messages name these pages.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs DESTINATION share/doc/yalu FILES_MATCHING PATTERN *.md PATTERN images EXCLUDE)
