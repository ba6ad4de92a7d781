<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ApiError</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message numerus="yes">
        <source>%Ln template(s)</source>
        <translation>
            <numerusform>%Ln template</numerusform>
            <numerusform>%Ln templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) without an ID can&apos;t be shown.</source>
        <translation>
            <numerusform>%Ln file without an ID can&apos;t be shown.</numerusform>
            <numerusform>%Ln files without an ID can&apos;t be shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) of the list could not be read. Their files are missing.</source>
        <translation>
            <numerusform>%Ln page of the list could not be read. Its files are missing.</numerusform>
            <numerusform>%Ln pages of the list could not be read. Their files are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file ID(s)</source>
        <translation>
            <numerusform>%Ln file ID</numerusform>
            <numerusform>%Ln file IDs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forget</name>
    <message numerus="yes">
        <source>%n audit trail(s) could not be saved.</source>
        <translation>
            <numerusform>%n audit trail could not be saved.</numerusform>
            <numerusform>%n audit trails could not be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n audit trail(s) saved.</source>
        <translation>
            <numerusform>%n audit trail saved.</numerusform>
            <numerusform>%n audit trails saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ConfirmPane</name>
    <message numerus="yes">
        <source>%Ln file(s) will be terminated. This cannot be undone.</source>
        <translation>
            <numerusform>%Ln file will be terminated. This cannot be undone.</numerusform>
            <numerusform>%Ln files will be terminated. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also send the %Ln file(s) in a final state; the service decides</source>
        <translation>
            <numerusform>Also send the %Ln file in a final state; the service decides</numerusform>
            <numerusform>Also send the %Ln files in a final state; the service decides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out: the service does not show them any more</source>
        <translation>
            <numerusform>%Ln file left out: the service does not show it any more</numerusform>
            <numerusform>%Ln files left out: the service does not show them any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %Ln file(s)</source>
        <comment>verb</comment>
        <translation>
            <numerusform>Terminate %Ln file</numerusform>
            <numerusform>Terminate %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed since they were listed.</source>
        <translation>
            <numerusform>%Ln file changed since it was listed.</numerusform>
            <numerusform>%Ln files changed since they were listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are left out: an earlier run sent them, and their outcome is not known yet.</source>
        <translation>
            <numerusform>%Ln file is left out: an earlier run sent it, and its outcome is not known yet.</numerusform>
            <numerusform>%Ln files are left out: an earlier run sent them, and their outcome is not known yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left as unknown in an earlier run: they may be terminated already.</source>
        <translation>
            <numerusform>%Ln file was left as unknown in an earlier run: it may be terminated already.</numerusform>
            <numerusform>%Ln files were left as unknown in an earlier run: they may be terminated already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 verified; %Ln file(s) will be verified right before they are sent. One whose state has changed by then is skipped.</source>
        <translation>
            <numerusform>%L1 verified; %Ln file will be verified right before they are sent. One whose state has changed by then is skipped.</numerusform>
            <numerusform>%L1 verified; %Ln files will be verified right before they are sent. One whose state has changed by then is skipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::CountGate</name>
    <message numerus="yes">
        <source>&amp;Type %n to confirm</source>
        <extracomment>%n is the number of files; it has to be typed in digits.</extracomment>
        <translation>
            <numerusform>&amp;Type %n to confirm</numerusform>
            <numerusform>&amp;Type %n to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::FileListPage</name>
    <message numerus="yes">
        <source>%Ln file(s) are checked. A new query unchecks them.</source>
        <translation>
            <numerusform>%Ln file is checked. A new query unchecks it.</numerusform>
            <numerusform>%Ln files are checked. A new query unchecks them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::LeaveQuestion</name>
    <message numerus="yes">
        <source>Nobody knows whether %Ln file(s) are terminated. Leave them as unknown only if that can&apos;t be found out any more: they count as closed then, are never shown as terminated or failed, and your name is kept in the history and in the audit trail.</source>
        <translation>
            <numerusform>Nobody knows whether %Ln file is terminated. Leave it as unknown only if that can&apos;t be found out any more: it counts as closed then, is never shown as terminated or failed, and your name is kept in the history and in the audit trail.</numerusform>
            <numerusform>Nobody knows whether %Ln files are terminated. Leave them as unknown only if that can&apos;t be found out any more: they count as closed then, are never shown as terminated or failed, and your name is kept in the history and in the audit trail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln file(s) as unknown</source>
        <comment>verb</comment>
        <translation>
            <numerusform>Leave %Ln file as unknown</numerusform>
            <numerusform>Leave %Ln files as unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ListMessages</name>
    <message numerus="yes">
        <source>%Ln checked file(s) changed their state and were unchecked.</source>
        <translation>
            <numerusform>%Ln checked file changed its state and was unchecked.</numerusform>
            <numerusform>%Ln checked files changed their state and were unchecked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln checked file(s) left the list and were unchecked.</source>
        <translation>
            <numerusform>%Ln checked file left the list and was unchecked.</numerusform>
            <numerusform>%Ln checked files left the list and were unchecked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SealDesk applies the update time itself. Before terminating, every file is looked up one by one; that takes longer. %Ln more test(s) in a row without a fault end this; each start makes one.</source>
        <translation>
            <numerusform>SealDesk applies the update time itself. Before terminating, every file is looked up one by one; that takes longer. One more test without a fault ends this; each start makes one.</numerusform>
            <numerusform>SealDesk applies the update time itself. Before terminating, every file is looked up one by one; that takes longer. %Ln more tests in a row without a fault end this; each start makes one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were sent, and the service is queried for their outcome.</source>
        <translation>
            <numerusform>%Ln file was sent, and the service is queried for its outcome.</numerusform>
            <numerusform>%Ln files were sent, and the service is queried for their outcome.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ListPlaceholder</name>
    <message numerus="yes">
        <source>%Ln loaded file(s) are hidden by the search or the chosen state.</source>
        <translation>
            <numerusform>%Ln loaded file is hidden by the search or the chosen state.</numerusform>
            <numerusform>%Ln loaded files are hidden by the search or the chosen state.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ListStatus</name>
    <message numerus="yes">
        <source>%Ln loaded</source>
        <translation>
            <numerusform>%Ln loaded</numerusform>
            <numerusform>%Ln loaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln page read</numerusform>
            <numerusform>%Ln pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 requests left this minute</source>
        <translation>
            <numerusform>%Ln of %L1 requests left this minute</numerusform>
            <numerusform>%Ln of %L1 requests left this minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::MultiSelectButton</name>
    <message numerus="yes">
        <source>%1: %n chosen</source>
        <extracomment>A filter with several values, for example &quot;State: 3 chosen&quot;.</extracomment>
        <translation>
            <numerusform>%1: %n chosen</numerusform>
            <numerusform>%1: %n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ReasonEditor</name>
    <message numerus="yes">
        <source>%1 – %Ln character(s) too many</source>
        <extracomment>The counter &quot;312 / 300&quot;, and how far the text is over the limit.</extracomment>
        <translation>
            <numerusform>%1 – %Ln character too many</numerusform>
            <numerusform>%1 – %Ln characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::RecordBanners</name>
    <message numerus="yes">
        <source>The outcome of %Ln file(s) is unknown and has to be resolved first.</source>
        <translation>
            <numerusform>The outcome of %Ln file is unknown and has to be resolved first.</numerusform>
            <numerusform>The outcome of %Ln files is unknown and has to be resolved first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service shows %Ln file(s) in another state than was recorded.</source>
        <translation>
            <numerusform>The service shows %Ln file in another state than was recorded.</numerusform>
            <numerusform>The service shows %Ln files in another state than was recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::RecordPanel</name>
    <message numerus="yes">
        <source>The audit trail is intact: %Ln record(s).</source>
        <translation>
            <numerusform>The audit trail is intact: %Ln record.</numerusform>
            <numerusform>The audit trail is intact: %Ln records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Audit trail: %Ln record(s), head %1</source>
        <translation>
            <numerusform>Audit trail: %Ln record, head %1</numerusform>
            <numerusform>Audit trail: %Ln records, head %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln settled run(s) from before %1 (UTC+8) from the journal? This cannot be undone. The audit trail keeps their file IDs and outcomes, and notes the deletion.</source>
        <translation>
            <numerusform>Delete %Ln settled run from before %1 (UTC+8) from the journal? This cannot be undone. The audit trail keeps its file ids and outcomes, and notes the deletion.</numerusform>
            <numerusform>Delete %Ln settled runs from before %1 (UTC+8) from the journal? This cannot be undone. The audit trail keeps their file IDs and outcomes, and notes the deletion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) deleted.</source>
        <translation>
            <numerusform>%Ln run deleted.</numerusform>
            <numerusform>%Ln runs deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n year(s)</source>
        <translation>
            <numerusform>for %n year</numerusform>
            <numerusform>for %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::RecoveryPage</name>
    <message numerus="yes">
        <source>First: find out what happened to %Ln file(s)</source>
        <translation>
            <numerusform>First: find out what happened to %Ln file</numerusform>
            <numerusform>First: find out what happened to %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) accepted by the service are being confirmed</source>
        <translation>
            <numerusform>%Ln file accepted by the service is being confirmed</numerusform>
            <numerusform>%Ln files accepted by the service are being confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln file(s) stays unknown.</source>
        <translation>
            <numerusform>The outcome of %Ln file stays unknown.</numerusform>
            <numerusform>The outcome of %Ln files stays unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Possible %Ln second(s) after the program began to look</source>
        <translation>
            <numerusform>Possible %Ln second after the program began to look</numerusform>
            <numerusform>Possible %Ln seconds after the program began to look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ResultPane</name>
    <message numerus="yes">
        <source>Terminating %Ln file(s)…</source>
        <translation>
            <numerusform>Terminating %Ln file…</numerusform>
            <numerusform>Terminating %Ln files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) terminated.</source>
        <translation>
            <numerusform>%Ln file terminated.</numerusform>
            <numerusform>%Ln files terminated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln file(s) settled</source>
        <translation>
            <numerusform>%L1 of %Ln file settled</numerusform>
            <numerusform>%L1 of %Ln files settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were sent, but no clear response was received: they may or may not be terminated. They are not sent again. The service is queried until it is certain what happened, which can take 10 minutes; closing this window doesn&apos;t stop that.</source>
        <translation>
            <numerusform>%Ln file was sent, but no clear response was received: it may or may not be terminated. It is not sent again. The service is queried until it is certain what happened, which can take 10 minutes; closing this window doesn&apos;t stop that.</numerusform>
            <numerusform>%Ln files were sent, but no clear response was received: they may or may not be terminated. They are not sent again. The service is queried until it is certain what happened, which can take 10 minutes; closing this window doesn&apos;t stop that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service accepted the request for %Ln file(s). Each is queried until it shows as terminated; closing this window doesn&apos;t stop that.</source>
        <translation>
            <numerusform>The service accepted the request for %Ln file. It is queried until it shows as terminated; closing this window doesn&apos;t stop that.</numerusform>
            <numerusform>The service accepted the request for %Ln files. Each is queried until it shows as terminated; closing this window doesn&apos;t stop that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln file(s) could not be found out yet. They are looked up again from time to time and at each start of the program; closing this window doesn&apos;t stop that.</source>
        <translation>
            <numerusform>The outcome of %Ln file could not be found out yet. It is looked up again from time to time and at each start of the program; closing this window doesn&apos;t stop that.</numerusform>
            <numerusform>The outcome of %Ln files could not be found out yet. They are looked up again from time to time and at each start of the program; closing this window doesn&apos;t stop that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So far, of %Ln file(s): %1.</source>
        <translation>
            <numerusform>So far, of %Ln file: %1.</numerusform>
            <numerusform>So far, of %Ln files: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln file(s): %1.</source>
        <translation>
            <numerusform>Of %Ln file: %1.</numerusform>
            <numerusform>Of %Ln files: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln terminated</source>
        <translation>
            <numerusform>%Ln terminated</numerusform>
            <numerusform>%Ln terminated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an unknown outcome</source>
        <translation>
            <numerusform>%Ln with an unknown outcome</numerusform>
            <numerusform>%Ln with an unknown outcome</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted and to be confirmed</source>
        <translation>
            <numerusform>%Ln accepted and to be confirmed</numerusform>
            <numerusform>%Ln accepted and to be confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln not sent</numerusform>
            <numerusform>%Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as unknown</source>
        <translation>
            <numerusform>%Ln left as unknown</numerusform>
            <numerusform>%Ln left as unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the service&apos;s response, for at most %Ln second(s)…</source>
        <translation>
            <numerusform>Waiting for the service&apos;s response, for at most %Ln second…</numerusform>
            <numerusform>Waiting for the service&apos;s response, for at most %Ln seconds…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::RetentionBanner</name>
    <message numerus="yes">
        <source>Delete %Ln settled run(s) from before %1 (UTC+8) from the journal?</source>
        <translation>
            <numerusform>Delete %Ln settled run from before %1 (UTC+8) from the journal?</numerusform>
            <numerusform>Delete %Ln settled runs from before %1 (UTC+8) from the journal?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled run(s) from before %1 (UTC+8) were deleted from the journal.</source>
        <translation>
            <numerusform>%Ln settled run from before %1 (UTC+8) was deleted from the journal.</numerusform>
            <numerusform>%Ln settled runs from before %1 (UTC+8) were deleted from the journal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::SelectionBar</name>
    <message numerus="yes">
        <source>%Ln file(s) checked</source>
        <translation>
            <numerusform>%Ln file checked</numerusform>
            <numerusform>%Ln files checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 hidden by the filter</source>
        <translation>
            <numerusform>%Ln of %L1 hidden by the filter</numerusform>
            <numerusform>%Ln of %L1 hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %Ln file(s)…</source>
        <translation>
            <numerusform>Terminate %Ln file…</numerusform>
            <numerusform>Terminate %Ln files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) have an unknown outcome: they may or may not be terminated. The service is queried for them after this window is closed, too; until the outcome is known, they can&apos;t be terminated again.</source>
        <translation>
            <numerusform>%Ln file has an unknown outcome: it may or may not be terminated. The service is queried for it after this window is closed, too; until the outcome is known, it can&apos;t be terminated again.</numerusform>
            <numerusform>%Ln files have an unknown outcome: they may or may not be terminated. The service is queried for them after this window is closed, too; until the outcome is known, they can&apos;t be terminated again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminationSummary</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>states or templates</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::WaitLabel</name>
    <message numerus="yes">
        <source>The minute&apos;s requests are used up: %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>The minute&apos;s requests are used up: %n s</numerusform>
            <numerusform>The minute&apos;s requests are used up: %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service asks to wait: %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>The service asks to wait: %n s</numerusform>
            <numerusform>The service asks to wait: %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>Next try in %n s</numerusform>
            <numerusform>Next try in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next look in %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>Next look in %n s</numerusform>
            <numerusform>Next look in %n s</numerusform>
        </translation>
    </message>
</context>
</TS>
