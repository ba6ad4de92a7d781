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
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without an ID can&apos;t be shown.</source>
        <translation>
            <numerusform>%n file without an ID can&apos;t be shown.</numerusform>
            <numerusform>%n files without an ID can&apos;t be shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) lie outside the update time that was asked for. Before terminating, every file is now looked up one by one.</source>
        <translation>
            <numerusform>%n file lies outside the update time that was asked for. Before terminating, every file is now looked up one by one.</numerusform>
            <numerusform>%n files lie outside the update time that was asked for. Before terminating, every file is now looked up one by one.</numerusform>
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
        <source>%n file(s) are checked. A new query unchecks them.</source>
        <translation>
            <numerusform>%n file is checked. A new query unchecks it.</numerusform>
            <numerusform>%n files are checked. A new query unchecks them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loaded file(s) are hidden by the search or the chosen state.</source>
        <translation>
            <numerusform>%n loaded file is hidden by the search or the chosen state.</numerusform>
            <numerusform>%n loaded files are hidden by the search or the chosen state.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checked file(s) changed their state and were unchecked.</source>
        <translation>
            <numerusform>%n checked file changed its state and was unchecked.</numerusform>
            <numerusform>%n checked files changed their state and were unchecked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checked file(s) left the list and were unchecked.</source>
        <translation>
            <numerusform>%n checked file left the list and was unchecked.</numerusform>
            <numerusform>%n checked files left the list and were unchecked.</numerusform>
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
        <source>%1 – %n character(s) too many</source>
        <extracomment>The counter &quot;312 / 300&quot;, and how far the text is over the limit.</extracomment>
        <translation>
            <numerusform>%1 – %n character too many</numerusform>
            <numerusform>%1 – %n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::SelectionBar</name>
    <message numerus="yes">
        <source>%n file(s) checked</source>
        <translation>
            <numerusform>%n file checked</numerusform>
            <numerusform>%n files checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 hidden by the filter</source>
        <translation>
            <numerusform>%n of %L1 hidden by the filter</numerusform>
            <numerusform>%n of %L1 hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %n file(s)…</source>
        <translation>
            <numerusform>Terminate %n file…</numerusform>
            <numerusform>Terminate %n files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateConfirmPane</name>
    <message numerus="yes">
        <source>%n file(s) will be terminated. This cannot be undone.</source>
        <translation>
            <numerusform>%n file will be terminated. This cannot be undone.</numerusform>
            <numerusform>%n files will be terminated. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also send the %n file(s) in a final state; the service decides</source>
        <translation>
            <numerusform>Also send the %n file in a final state; the service decides</numerusform>
            <numerusform>Also send the %n files in a final state; the service decides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out: the service does not show them any more</source>
        <translation>
            <numerusform>%n file left out: the service does not show it any more</numerusform>
            <numerusform>%n files left out: the service does not show them any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %n file(s)</source>
        <comment>verb</comment>
        <translation>
            <numerusform>Terminate %n file</numerusform>
            <numerusform>Terminate %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since they were listed.</source>
        <translation>
            <numerusform>%n file changed since it was listed.</numerusform>
            <numerusform>%n files changed since they were listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateDialog</name>
    <message numerus="yes">
        <source>%n file(s) have an unknown outcome: they may or may not be terminated. Once this is closed, only the list shows their state.</source>
        <translation>
            <numerusform>%n file has an unknown outcome: it may or may not be terminated. Once this is closed, only the list shows its state.</numerusform>
            <numerusform>%n files have an unknown outcome: they may or may not be terminated. Once this is closed, only the list shows their state.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateResultPane</name>
    <message numerus="yes">
        <source>Terminating %n file(s)…</source>
        <translation>
            <numerusform>Terminating %n file…</numerusform>
            <numerusform>Terminating %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) terminated.</source>
        <translation>
            <numerusform>%n file terminated.</numerusform>
            <numerusform>%n files terminated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) terminated.</source>
        <translation>
            <numerusform>%1 of %n file terminated.</numerusform>
            <numerusform>%1 of %n files terminated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) settled</source>
        <translation>
            <numerusform>%1 of %n file settled</numerusform>
            <numerusform>%1 of %n files settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were sent, but no trustworthy answer came: they may or may not be terminated. They are not sent again; looking them up shows what happened.</source>
        <translation>
            <numerusform>%n file was sent, but no trustworthy answer came: it may or may not be terminated. It is not sent again; looking it up shows what happened.</numerusform>
            <numerusform>%n files were sent, but no trustworthy answer came: they may or may not be terminated. They are not sent again; looking them up shows what happened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) terminated, as far as is known.</source>
        <translation>
            <numerusform>%1 of %n file terminated, as far as is known.</numerusform>
            <numerusform>%1 of %n files terminated, as far as is known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateSummary</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>states or templates</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
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
</context>
</TS>
