// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/webpage.h"

#include "text/servicetext.h"
#include "widgets/messagebox.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace sealdesk
{

using namespace Qt::StringLiterals;

bool isWebPage(const QUrl &url)
{
    return url.isValid() && url.scheme() == "https"_L1;
}

QString openPageQuestion(const QUrl &url)
{
    return QCoreApplication::translate("WebPage", "Open this page of the service in the browser?\n%1")
        .arg(ServiceText(url.toDisplayString()).isolated());
}

void openPage(const QUrl &url)
{
    if (isWebPage(url)) {
        QDesktopServices::openUrl(url);
    }
}

void askToOpenPage(const QUrl &url, QWidget *parent)
{
    if (!isWebPage(url)) {
        return;
    }
    auto *box = newMessageBox(QMessageBox::Question, QCoreApplication::translate("WebPage", "Open a web page"),
                              openPageQuestion(url), QMessageBox::Open | QMessageBox::Cancel, parent);
    box->setObjectName(u"openPageQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box->button(QMessageBox::Open), &QAbstractButton::clicked, box, [url] { openPage(url); });
    box->open();
}

} // namespace sealdesk
