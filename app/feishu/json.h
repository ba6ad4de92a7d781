// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace sealdesk::json
{

struct Content;

//! A JSON text that was read to its end and found valid. Copies share what was read; any thread may look into it
//! (jsonvalue.h).
class Document final
{
public:
    explicit Document(std::shared_ptr<const Content> content)
        : m_content(std::move(content))
    {
    }

    //! The document, or in developer's words why \a text is no JSON.
    [[nodiscard]] static Result<Document, QString> parse(QByteArrayView text);

    [[nodiscard]] const Content &content() const { return *m_content; }

private:
    std::shared_ptr<const Content> m_content;
};

} // namespace sealdesk::json
