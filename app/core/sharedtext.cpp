// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sharedtext.h"

namespace sealdesk
{

SharedText::SharedText(QStringView text)
{
    if (const QByteArray bytes = text.toUtf8(); !bytes.isEmpty()) {
        *this = SharedText(
            std::make_shared<const std::string>(withoutByteOrderMark({bytes.data(), std::size_t(bytes.size())})), 0);
    }
}

SharedText::SharedText(std::shared_ptr<const std::string> storage, std::size_t first)
    : m_storage(std::move(storage))
    , m_first(static_cast<quint32>(first))
    , m_size(static_cast<quint32>(m_storage->size() - first))
{
}

std::string_view withoutByteOrderMark(std::string_view utf8)
{
    constexpr std::string_view mark("\xef\xbb\xbf");
    while (utf8.starts_with(mark)) {
        utf8.remove_prefix(mark.size());
    }
    return utf8;
}

} // namespace sealdesk
