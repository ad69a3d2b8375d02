# What every target of Yalu has in common: warnings, the include root, one static library a folder.

add_library(yalu_options INTERFACE)
target_include_directories(yalu_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(yalu_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  $<$<BOOL:${YALU_WARNINGS_AS_ERRORS}>:-Werror>)
# g++ 12 sees overlapping copies in std::string's operator+ where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(yalu_options INTERFACE -Wno-restrict)
endif()
# The same source must give the same picture on every machine: no contraction to fused multiply-add.
target_compile_options(yalu_options INTERFACE -ffp-contract=off)

# yalu_library(<name> DIR <folder under src> LINKS <rooms above it> PRIVATE_LINKS <third party>)
function(yalu_library name)
  cmake_parse_arguments(ARG "" "DIR" "LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${ARG_DIR}/*.cpp)
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE yalu_options ${ARG_PRIVATE_LINKS})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
endfunction()
