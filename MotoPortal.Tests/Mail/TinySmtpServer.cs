using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MotoPortal.Tests.Mail;

/// <summary>The server's answer to a recipient or a mail.</summary>
internal enum SmtpAnswer
{
    /// <summary>Accepts the mail.</summary>
    Accept,

    /// <summary>450: try again later.</summary>
    Busy,

    /// <summary>550: no such mailbox.</summary>
    NoSuchMailbox,

    /// <summary>554, after it has read the mail: refused.</summary>
    Unwanted,

    /// <summary>Closes the connection once it has read the mail.</summary>
    HangUp,
}

/// <summary>A minimal mail server over a real socket: it implements enough of RFC 5321 and answers as the test decides.</summary>
internal sealed class TinySmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<SmtpAnswer> _script = new();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly Task _accepting;
    private int _conversations;

    public TinySmtpServer(params SmtpAnswer[] script)
    {
        foreach (var answer in script)
        {
            _script.Enqueue(answer);
        }

        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The accepted mails, with headers.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    /// <summary>The number of connections.</summary>
    public int Conversations => _conversations;

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
        {
            return;
        }

        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptTcpClientAsync(_closing.Token);
                Interlocked.Increment(ref _conversations);
                talks.Add(TalkAsync(caller));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using (caller)
        await using (var stream = caller.GetStream())
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            try
            {
                await ConverseAsync(reader, writer);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has disconnected.
            }
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        var answer = SmtpAnswer.Accept;
        await writer.WriteLineAsync("220 tiny.example at your service");
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "RCPT":
                    answer = _script.TryDequeue(out var scripted) ? scripted : SmtpAnswer.Accept;
                    await writer.WriteLineAsync(answer switch
                    {
                        SmtpAnswer.Busy => "450 4.2.0 come again later",
                        SmtpAnswer.NoSuchMailbox => "550 5.1.1 no such mailbox",
                        _ => "250 fine",
                    });
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = await ReadMailAsync(reader);
                    if (answer is SmtpAnswer.HangUp)
                    {
                        return;
                    }

                    if (answer is SmtpAnswer.Accept)
                    {
                        _mails.Enqueue(mail);
                    }

                    await writer.WriteLineAsync(answer is SmtpAnswer.Accept ? "250 taken" : "554 5.7.1 unwanted");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } line and not ".")
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return mail.ToString();
    }
}
