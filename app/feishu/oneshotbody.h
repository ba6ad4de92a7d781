// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QIODevice>

namespace sealdesk
{

//! A request's body that can be read once. QNetworkAccessManager sends a POST again by itself when an HTTP/1.1
//! connection drops; it rewinds the body for that, and this one refuses. Random access, so that Qt doesn't keep a copy
//! of its own; not a QBuffer, whose bytes Qt reads without asking.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneShotBody)

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    //! Whether anything was ever read: if not, nothing of the request's body was sent.
    [[nodiscard]] bool wasRead() const { return m_wasRead; }

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] bool atEnd() const override { return m_offset >= m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_offset; }
    bool seek(qint64 position) override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_offset = 0;
    bool m_wasRead = false;
};

} // namespace sealdesk
