// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

//! One #include line of a source file; lines are counted from 1.
struct Include {
    //! How the path is written: "…" or <…>.
    enum class Form { Quoted, Angled };

    QString path;
    Form form = Form::Quoted;
    qsizetype line = 0;
};

//! Every #include line of a source text, taken or not.
[[nodiscard]] QList<Include> includesOf(const QString &source);

//! What a folder of the program may use.
struct FolderRule {
    QString folder;        //!< from the root: "app/table", "ui/flows/list"
    QStringList layers;    //!< our own folders besides itself, with those below them: "core", "flows/list"
    QStringList qtModules; //!< "QtCore", "QtConcurrent"
    QStringList libraries; //!< of others: "boost"

    //! The folder below app/ or ui/, as #include lines begin with it.
    [[nodiscard]] QString layer() const;
};

//! The modules of the Qt that this is built with, by the headers they install.
class QtHeaders final
{
public:
    //! @param includePaths the include directories of Qt6::Core
    explicit QtHeaders(const QStringList &includePaths);

    //! The modules that have this header; none if it isn't one of Qt's.
    [[nodiscard]] QStringList modulesOf(const QString &header) const;

private:
    struct Module {
        QString name;
        QString path;
    };
    QList<Module> m_modules;
};

//! Why the folder must not have this include; empty if it may.
[[nodiscard]] QString violation(const FolderRule &rule, const Include &include, const QtHeaders &qt);

//! Targets that a folder's CMakeLists.txt names and the folder must not use.
[[nodiscard]] QStringList forbiddenTargets(const FolderRule &rule, const QString &cmakeLists);

} // namespace sealdesk::meta
