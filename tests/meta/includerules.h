// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

//! One #include line of a source file. Lines are counted from 1.
struct Include {
    //! The delimiters of the path, "…" or <…>.
    enum class Form { Quoted, Angled };

    QString path;
    Form form = Form::Quoted;
    qsizetype line = 0;
};

//! Returns every #include line of a source text, even in inactive #if blocks.
[[nodiscard]] QList<Include> includesOf(const QString &source);

//! What a folder of the program may depend on.
struct FolderRule {
    QString folder;        //!< The path from the root: "app/table", "ui/flows/list".
    QStringList layers;    //!< Other folders of the program with their subfolders: "core", "flows/list".
    QStringList qtModules; //!< Modules of Qt: "QtCore", "QtConcurrent".
    QStringList libraries; //!< Other libraries: "boost".

    //! Returns the path below app/ or ui/, with which #include lines begin.
    [[nodiscard]] QString layer() const;
};

//! Maps headers to the modules of the Qt version in use.
class QtHeaders final
{
public:
    //! \a includePaths are the include directories of Qt6::Core.
    explicit QtHeaders(const QStringList &includePaths);

    //! Returns the modules with this header. Empty if it isn't one of Qt's.
    [[nodiscard]] QStringList modulesOf(const QString &header) const;

private:
    struct Module {
        QString name;
        QString path;
    };
    QList<Module> m_modules;
};

//! Returns why the folder must not have this include, or an empty string if it may.
[[nodiscard]] QString violation(const FolderRule &rule, const Include &include, const QtHeaders &qt);

//! Returns the targets in a folder's CMakeLists.txt that the folder must not use.
[[nodiscard]] QStringList forbiddenTargets(const FolderRule &rule, const QString &cmakeLists);

} // namespace sealdesk::meta
