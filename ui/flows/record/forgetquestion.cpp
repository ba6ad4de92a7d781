// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/forgetquestion.h"

#include "text/servicetext.h"
#include "widgets/messagebox.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct ForgetWords {
    Q_DECLARE_TR_FUNCTIONS(Forget)
};

QString sentence(const EraseObstacle &obstacle)
{
    switch (obstacle.kind) {
    case EraseObstacle::Kind::Unsettled:
        return ForgetWords::tr(
            "Nothing was forgotten: a termination has files whose outcome is not settled yet. Connect and "
            "settle them first.");
    case EraseObstacle::Kind::InUse:
        return ForgetWords::tr("Nothing was forgotten: another window has a record open. Close it first.");
    case EraseObstacle::Kind::Unreadable:
        return ForgetWords::tr("Nothing was forgotten: a record can't be read, so nobody knows whether it is settled.");
    case EraseObstacle::Kind::NotDeleted:
        return ForgetWords::tr("Some files could not be deleted.");
    }
    Q_UNREACHABLE();
}

void saveTrails(QMessageBox &box, const QString &recordsFolder)
{
    auto *dialog = new QFileDialog(&box, ForgetWords::tr("Save the audit trails in a folder"));
    dialog->setObjectName(u"forgetFolder"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, &box, [&box, recordsFolder](const QString &folder) {
        const AuditCopies copies = copyAuditTrails(recordsFolder, folder);
        box.setInformativeText(copies.failed > 0
                                   ? ForgetWords::tr("%n audit trail(s) could not be saved.", nullptr, copies.failed)
                                   : ForgetWords::tr("%n audit trail(s) saved.", nullptr, copies.copied));
    });
    dialog->open();
}

} // namespace

void askToErase(QWidget *parent, const QString &recordsFolder, std::function<void()> erase)
{
    if (auto *open = parent->findChild<QMessageBox *>(u"forgetQuestion"_s)) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *box = newMessageBox(
        QMessageBox::Warning, ForgetWords::tr("Forget everything on this computer"),
        ForgetWords::tr(
            "This deletes the settings, the journal of every connection and the audit trails from this computer. "
            "What was terminated can't be looked up here any more. This cannot be undone."),
        QMessageBox::Cancel, parent);
    box->setObjectName(u"forgetQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QPushButton *confirm = box->addButton(ForgetWords::tr("Forget everything"), QMessageBox::DestructiveRole);
    confirm->setObjectName(u"forgetConfirm"_s);
    QPushButton *save = box->addButton(ForgetWords::tr("Save the audit trails first…"), QMessageBox::ActionRole);
    save->setObjectName(u"forgetSave"_s);
    save->disconnect(); // keeps the question open
    QObject::connect(save, &QPushButton::clicked, box, [box, recordsFolder] { saveTrails(*box, recordsFolder); });
    QObject::connect(confirm, &QPushButton::clicked, parent, std::move(erase));
    box->open();
}

void showErased(QWidget *parent)
{
    auto *box = newMessageBox(QMessageBox::Information, ForgetWords::tr("Forget everything on this computer"),
                              ForgetWords::tr("Settings, journals and audit trails were deleted from this computer."),
                              QMessageBox::Ok, parent);
    box->setObjectName(u"forgotten"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void showNotErased(QWidget *parent, const EraseObstacle &obstacle)
{
    auto *box =
        newMessageBox(QMessageBox::Information, ForgetWords::tr("Forget everything on this computer"),
                      sentence(obstacle) + u"\n\n"_s + ServiceText(QDir::toNativeSeparators(obstacle.path)).cell(),
                      QMessageBox::Ok, parent);
    box->setObjectName(u"notForgotten"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace sealdesk
