# SPDX-FileCopyrightText: 2026 The SealDesk authors
# SPDX-License-Identifier: Apache-2.0

# The functions with which every folder declares its target, so that warnings, strict Qt defines, sanitizers and header
# checks are the same everywhere.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The base directory lets clones in different folders share the cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
                                    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=true ${CCACHE_PROGRAM})
endif()

add_library(sealdesk_strict INTERFACE)
target_compile_definitions(sealdesk_strict INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_STRICT_ITERATORS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    SEALDESK_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(sealdesk_strict INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${SEALDESK_WERROR}>:/WX>)
else()
    target_compile_options(sealdesk_strict INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wold-style-cast
        -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wswitch -Wconversion -Wno-missing-field-initializers
        $<$<BOOL:${SEALDESK_WERROR}>:-Werror>)
endif()
if(SEALDESK_SANITIZE)
    target_compile_options(sealdesk_strict INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(sealdesk_strict INTERFACE -fsanitize=address,undefined)
endif()

# Precompiled headers, one for each kind of code instead of one for each target, because reading Qt's headers takes most
# of the time to compile a file. They never replace an #include: the tidy preset compiles without them.
#   sealdesk_pch_app: Qt Core, for app/.  sealdesk_pch_ui: Qt Widgets, for ui/.  sealdesk_pch_test: Qt Test, for tests/.
set(SEALDESK_PCH_STUB "${CMAKE_CURRENT_LIST_DIR}/precompiled.cpp")
function(sealdesk_add_pch name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LINKS")
    if(SEALDESK_PCH)
        add_library(${name} STATIC "${SEALDESK_PCH_STUB}")
        set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
        target_link_libraries(${name} PRIVATE sealdesk_strict ${arg_LINKS})
        target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
    endif()
endfunction()
sealdesk_add_pch(sealdesk_pch_app HEADERS <QtCore> LINKS Qt6::Core)
sealdesk_add_pch(sealdesk_pch_ui HEADERS <QtWidgets> LINKS Qt6::Widgets)
if(BUILD_TESTING)
    # The content of Qt Test's headers depends on the linked modules, so all tests link the same ones.
    add_library(sealdesk_test INTERFACE)
    target_link_libraries(sealdesk_test INTERFACE Qt6::Test Qt6::Widgets Qt6::Network)
    if(NOT MSVC)
        # Undefine the target-specific folders, which only QFINDTESTDATA uses: with them, each test would need its own
        # precompiled header. To compile faster, the code of the tests themselves is not optimised, and in sanitizer
        # builds it has neither checks for undefined behaviour nor debug information.
        target_compile_options(sealdesk_test INTERFACE
            -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR $<$<OR:$<CONFIG:Release>,$<BOOL:${SEALDESK_SANITIZE}>>:-O0>
            $<$<BOOL:${SEALDESK_SANITIZE}>:-fno-sanitize=undefined>
            $<$<BOOL:${SEALDESK_SANITIZE}>:-g0>)
        # Use the fastest linker available, because more than a hundred programs are linked. Not gold with clang's
        # sanitizers: it warns about each symbol that they add.
        set(linkers lld gold)
        if(SEALDESK_SANITIZE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
            set(linkers lld)
        endif()
        include(CheckLinkerFlag)
        foreach(linker IN LISTS linkers)
            check_linker_flag(CXX -fuse-ld=${linker} SEALDESK_CAN_LINK_WITH_${linker})
            if(SEALDESK_CAN_LINK_WITH_${linker})
                target_link_options(sealdesk_test INTERFACE -fuse-ld=${linker})
                break()
            endif()
        endforeach()
    endif()
    sealdesk_add_pch(sealdesk_pch_test HEADERS <QtTest> <QtWidgets> <QtNetwork> LINKS sealdesk_test)
endif()
function(sealdesk_use_pch target pch)
    if(SEALDESK_PCH)
        target_precompile_headers(${target} REUSE_FROM ${pch})
    endif()
endfunction()

# sealdesk_add_library(NAME HEADERS … [SOURCES …] [PUBLIC_LINKS …] [PRIVATE_LINKS …] [PCH app|ui])
# Adds a static library of the current folder. Its headers are included from the layer's root ("core/clock.h"). Each
# header compiles alone: if there is a source of the same name, that source includes it first (the test meta.sources
# checks this); the others are compiled one by one by all_verify_interface_header_sets. With SEALDESK_UNITY several
# sources are compiled at once, so two sources of a target must not have a file-local name in common.
function(sealdesk_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PCH" "HEADERS;SOURCES;PUBLIC_LINKS;PRIVATE_LINKS")
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH layer)
    add_library(${name} STATIC)
    target_sources(${name}
        PRIVATE ${arg_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${layer} FILES ${arg_HEADERS})
    set(lone ${arg_HEADERS})
    list(TRANSFORM arg_SOURCES REPLACE "\\.cpp$" ".h" OUTPUT_VARIABLE first)
    list(REMOVE_ITEM lone ${first})
    if(lone)
        target_sources(${name} PUBLIC FILE_SET lone_headers TYPE HEADERS BASE_DIRS ${layer} FILES ${lone})
        set_target_properties(${name} PROPERTIES
            VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY lone_headers)
    endif()
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC_LINKS} PRIVATE sealdesk_strict ${arg_PRIVATE_LINKS})
    if(arg_PCH)
        sealdesk_use_pch(${name} sealdesk_pch_${arg_PCH})
    endif()
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${SEALDESK_UNITY})
endfunction()

# sealdesk_add_program(NAME SOURCES … LINKS …)
# Adds an executable in <build>/bin.
function(sealdesk_add_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE sealdesk_strict ${arg_LINKS})
endfunction()

# sealdesk_moc(TARGET SOURCES …)
# Replaces AUTOMOC for a target with few sources, because AUTOMOC starts a process for each target, which takes minutes
# for more than a hundred tests. A source has to include its "<name>.moc".
function(sealdesk_moc target)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
    file(MAKE_DIRECTORY "${folder}")
    foreach(source IN LISTS ARGN)
        cmake_path(ABSOLUTE_PATH source NORMALIZE OUTPUT_VARIABLE file)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}") # Q_OBJECT may be added
        file(STRINGS "${file}" objects REGEX "^ *Q_OBJECT$" LIMIT_COUNT 1)
        cmake_path(GET file STEM name)
        if(NOT objects)
            continue()
        elseif(file MATCHES "\\.h$")
            qt6_generate_moc("${file}" "${folder}/moc_${name}.cpp" TARGET ${target})
            target_sources(${target} PRIVATE "${folder}/moc_${name}.cpp")
        else()
            qt6_generate_moc("${file}" "${folder}/${name}.moc" TARGET ${target})
            set_property(SOURCE "${file}" APPEND PROPERTY OBJECT_DEPENDS "${folder}/${name}.moc")
        endif()
    endforeach()
    target_include_directories(${target} PRIVATE "${folder}")
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
endfunction()

# sealdesk_add_test(NAME SOURCES … LINKS …)
# Adds a Qt Test program in <build>/tests, which ctest runs as NAME without a screen.
function(sealdesk_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LINKS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set(environment QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 QT_LOGGING_RULES=*.debug=false
        XDG_STATE_HOME=${CMAKE_BINARY_DIR}/tests/state)
    if(SEALDESK_SANITIZE)
        math(EXPR arg_TIMEOUT "3 * ${arg_TIMEOUT}")
        list(APPEND environment
            ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
            LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/packaging/lsan.supp:print_suppressions=0
            UBSAN_OPTIONS=print_stacktrace=1)
    endif()
    string(REPLACE "." "_" target "test_${name}")
    add_executable(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE sealdesk_strict sealdesk_test ${arg_LINKS})
    sealdesk_use_pch(${target} sealdesk_pch_test)
    sealdesk_moc(${target} ${arg_SOURCES})
    target_compile_definitions(${target} PRIVATE SEALDESK_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND ${target})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
