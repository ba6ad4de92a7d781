// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

namespace sealdesk::sandbox
{

//! A person's name in both languages of the service's names; UTF-8.
struct PersonName {
    QByteArray zh;
    QByteArray en;
};

//! Derives a name from random bits. Four of five are Chinese, the others Western in both languages.
[[nodiscard]] PersonName personName(quint64 bits);

} // namespace sealdesk::sandbox
