// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/httpsession.h"

#include "sandbox/http.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <memory>
#include <optional>

namespace sealdesk::sandbox
{

namespace
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::uint64_t maximumBody = 1024 * 1024;
//! Large enough for the longest page tokens and ids in a URL.
constexpr std::uint32_t maximumHead = 64 * 1024;
//! How long a refused client may keep sending before the connection is closed.
constexpr std::chrono::seconds discardTime{2};

QByteArray toBytes(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

//! The path and query of a request target, which is absolute ("http://host/path") if a proxy sent it.
void setTarget(ReceivedRequest &request, const QByteArray &target)
{
    qsizetype start = 0;
    if (target.startsWith("http://")) {
        start = target.indexOf('/', 7);
        start = start < 0 ? target.size() : start;
    }
    const qsizetype mark = target.indexOf('?', start);
    request.path = target.mid(start, mark < 0 ? -1 : mark - start);
    request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
}

//! Why a message can't be read; std::nullopt if the client has only disconnected.
std::optional<BadMessage> badMessageOf(error_code error)
{
    if (error == http::error::body_limit) {
        return BadMessage::BodyTooLarge;
    }
    if (error == http::error::header_limit) {
        return BadMessage::HeadTooLarge;
    }
    if (error == http::error::end_of_stream || error == http::error::partial_message) {
        return {};
    }
    if (error.category() == http::make_error_code(http::error::bad_method).category()) {
        return BadMessage::Malformed;
    }
    return {};
}

class HttpSession final : public std::enable_shared_from_this<HttpSession>
{
public:
    HttpSession(asio::ip::tcp::socket socket, RequestHandler &handler, std::chrono::milliseconds latency)
        : m_stream(std::move(socket))
        , m_timer(m_stream.get_executor())
        , m_handler(handler)
        , m_latency(latency)
    {
    }

    void readHead();

private:
    using Parser = http::request_parser<http::string_body>;
    using Response = http::response<http::span_body<const char>>;

    void onHead(error_code error);
    void sendContinue();
    void readBody();
    void onRequest(error_code error);
    void onUnreadable(error_code error);
    void prepareResponse(ServerReply reply);
    void delayReply();
    void writeResponse();
    void onWritten(error_code error);
    void discardInput();
    void discardMore();
    void close();

    beast::tcp_stream m_stream;
    asio::steady_timer m_timer;
    RequestHandler &m_handler;
    std::chrono::milliseconds m_latency;
    beast::flat_buffer m_buffer;
    //! One for each message, since a parser can't be reused.
    std::optional<Parser> m_parser;
    ServerReply m_reply;
    Response m_response;
    std::optional<http::response<http::empty_body>> m_continue;
    std::array<char, 16 * 1024> m_discarded{};
};

void HttpSession::readHead()
{
    m_parser.emplace();
    m_parser->body_limit(maximumBody);
    m_parser->header_limit(maximumHead);
    http::async_read_header(m_stream, m_buffer, *m_parser,
                            [self = shared_from_this()](error_code error, std::size_t) { self->onHead(error); });
}

void HttpSession::onHead(error_code error)
{
    if (error) {
        return onUnreadable(error);
    }
    if (beast::iequals(m_parser->get()[http::field::expect], "100-continue") && !m_parser->is_done()) {
        return sendContinue();
    }
    readBody();
}

void HttpSession::sendContinue()
{
    m_continue.emplace(http::status::continue_, m_parser->get().version());
    http::async_write(m_stream, *m_continue, [self = shared_from_this()](error_code error, std::size_t) {
        if (!error) {
            self->readBody();
        }
    });
}

void HttpSession::readBody()
{
    http::async_read(m_stream, m_buffer, *m_parser,
                     [self = shared_from_this()](error_code error, std::size_t) { self->onRequest(error); });
}

void HttpSession::onRequest(error_code error)
{
    if (error) {
        return onUnreadable(error);
    }
    const auto &message = m_parser->get();
    ReceivedRequest request{.method = toBytes(message.method_string()),
                            .path = {},
                            .query = {},
                            .authorization = toBytes(message[http::field::authorization]),
                            .body = QByteArray(message.body().data(), static_cast<qsizetype>(message.body().size()))};
    setTarget(request, toBytes(message.target()));
    prepareResponse(m_handler.answer(request));
    m_response.version(message.version());
    m_response.keep_alive(message.keep_alive());
    if (message.method() == http::verb::head) {
        m_response.body() = {};
    }
    delayReply();
}

void HttpSession::onUnreadable(error_code error)
{
    const auto reason = badMessageOf(error);
    if (!reason) {
        return close();
    }
    prepareResponse(m_handler.refuse(*reason));
    m_response.keep_alive(false);
    writeResponse();
}

//! Converts the reply to a response, whose body refers to the bytes in m_reply.
void HttpSession::prepareResponse(ServerReply reply)
{
    m_reply = std::move(reply);
    m_response = Response{static_cast<http::status>(m_reply.status), 11};
    const auto view = [](const QByteArray &bytes) {
        return beast::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    m_response.set(http::field::content_type, view(m_reply.contentType));
    for (const ReplyHeader &header : m_reply.headers) {
        m_response.set(view(header.name), view(header.value));
    }
    m_response.body() = {m_reply.body.data(), m_reply.body.size()};
    m_response.content_length(m_reply.body.size());
}

void HttpSession::delayReply()
{
    if (m_latency.count() == 0) {
        return writeResponse();
    }
    m_timer.expires_after(m_latency);
    m_timer.async_wait([self = shared_from_this()](error_code error) {
        if (!error) {
            self->writeResponse();
        }
    });
}

void HttpSession::writeResponse()
{
    http::async_write(m_stream, m_response,
                      [self = shared_from_this()](error_code error, std::size_t) { self->onWritten(error); });
}

void HttpSession::onWritten(error_code error)
{
    if (error) {
        return close();
    }
    if (m_response.keep_alive()) {
        return readHead();
    }
    discardInput();
}

//! Reads on for a moment: closing with unread bytes resets the connection, and the client may lose the reply.
void HttpSession::discardInput()
{
    error_code ignored;
    m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    m_stream.expires_after(discardTime);
    discardMore();
}

void HttpSession::discardMore()
{
    m_stream.async_read_some(asio::buffer(m_discarded), [self = shared_from_this()](error_code error, std::size_t) {
        error ? self->close() : self->discardMore();
    });
}

void HttpSession::close()
{
    error_code ignored;
    m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    m_stream.socket().close(ignored);
}

} // namespace

void serveConnection(asio::ip::tcp::socket socket, RequestHandler &handler, std::chrono::milliseconds latency)
{
    error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto executor = socket.get_executor();
    auto session = std::make_shared<HttpSession>(std::move(socket), handler, latency);
    asio::dispatch(executor, [session] { session->readHead(); });
}

} // namespace sealdesk::sandbox
