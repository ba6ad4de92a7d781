// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationrun.h"
#include "service/terminationselection.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace sealdesk
{

class BannerStack;
class CountGate;
class FileTableView;
class ReasonEditor;
class TerminationLedger;
class TerminationSummary;
class WaitLabel;
struct EarlierOutcomes;

//! Shows what will be terminated, by whom and why, and has the user confirm it.
class ConfirmPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmPane)

public:
    //! What the pane shows besides the files.
    struct Context {
        const Connection &connection;
        Clock &clock;
        QString filterText;
        QStringList recentReasons;
    };
    //! A cancelled retry returns to the result and keeps the reason.
    enum class Attempt { First, Retry };

    explicit ConfirmPane(const Context &context, QWidget *parent = nullptr);
    ~ConfirmPane() override = default;

    //! Shows the files as listed; nothing can be confirmed before showChecked().
    void setListed(std::vector<FileSighting> files, Attempt attempt);
    //! Shows what earlier runs mean for the files, as long as the pane exists.
    void showEarlier(const EarlierOutcomes &earlier);
    void showChecking();
    void showWait(const Wait &wait);
    void showChecked(const PreflightResult &result);
    void showCheckError(const ApiError &error);
    //! Shows why there is no journal; without one, nothing can be confirmed.
    void showJournalProblem(const JournalProblem &problem);
    void setReason(const QString &reason);
    //! Whether the reason holds any text.
    [[nodiscard]] bool hasReason() const;
    void focusReason();
    //! Makes Enter trigger Cancel. Call it only inside a dialog.
    void makeCancelDefault();

    //! Returns what the user confirmed, once: afterwards nothing is confirmed before other files are listed. nullopt:
    //! something is missing.
    [[nodiscard]] std::optional<TerminationPlan> takePlan();

Q_SIGNALS:
    void checkRequested();
    //! Emitted when the user asks for the service's page on an error.
    void helpRequested(const QUrl &url);
    void confirmed();
    //! Emitted when the user clicks Cancel.
    void cancelled();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    //! Why nothing can be sent, most urgent first.
    enum class Obstacle {
        Checking,
        NoJournal,
        CheckFailed,
        Used,
        NothingToSend,
        NoOperator,
        NoReason,
        ReasonTooLong,
        CountMissing
    };
    enum class Check { Running, Done, Failed, Used };
    //! A table of files that the dialog treats alike.
    struct Section {
        TerminationLedger *files;
        FileTableView *table;
    };

    void build();
    void buildFiles(QBoxLayout &layout);
    void buildReason(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    [[nodiscard]] Section addSection(const QString &objectName);
    static void showFiles(const Section &section, const std::vector<FileSighting> &files);
    void fillSections();
    void updateFilesToSend();
    void refresh();
    void retranslate();
    void showChanged();
    void clearAnswers();
    [[nodiscard]] std::optional<Obstacle> obstacle() const;
    [[nodiscard]] QString obstacleText() const;
    [[nodiscard]] QString headlineText() const;

    OperatorId m_operator;
    Attempt m_attempt = Attempt::First;
    Check m_check = Check::Running;
    std::optional<JournalProblem> m_journalProblem;
    Monotonic m_checkedAt{0};
    std::optional<Instant> m_dataTime; // PreflightResult::dataTime
    QSet<FileId> m_unchecked;
    int m_uncheckedToSend = 0;
    std::vector<FileSighting> m_listed;
    TerminationSelection m_selection;
    std::vector<FileSighting> m_filesToSend;

    QScrollArea *m_scroll = nullptr;
    BannerStack *m_banners;
    QLabel *m_headline;
    TerminationSummary *m_summary;
    Section m_offered{};
    QCheckBox *m_sendFinals;
    Section m_finals{};
    QLabel *m_goneHeading;
    QLabel *m_uncheckedNote;
    Section m_gone{};
    ReasonEditor *m_reason;
    CountGate *m_gate;
    WaitLabel *m_wait;
    QLabel *m_obstacle;
    QPushButton *m_cancel;
    QPushButton *m_terminate;
};

} // namespace sealdesk
