using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using MotoPortal.Data;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Mail;

/// <summary>Mails are sent over a real connection to a mail server that answers as each test decides.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class MailDeliveryTests
{
    [Fact]
    public async Task A_mail_arrives_unchanged_with_its_attachment()
    {
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);
        var file = new MailAttachment("C-1001.pdf", "application/pdf", [1, 2, 3]);

        var id = await host.EnqueueAsync("zoe@example.com", file);
        await host.SendDueAsync();

        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(server.Mails.ShouldHaveSingleItem()));
        using var mail = await MimeMessage.LoadAsync(stream);
        mail.MessageId.ShouldBe($"{id}@atelier.example");
        mail.From.ToString().ShouldBe("\"Atelier Lumière\" <shop@atelier.example>");
        mail.To.ToString().ShouldBe("zoe@example.com");
        mail.Subject.ShouldBe("Votre accord C-1001\u202f: copie");
        mail.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n").ShouldBe("Bonjour Zoë,\n\nvoici votre copie.\n");
        mail.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        mail.Body.ShouldNotBeNull().Headers[HeaderId.ContentLanguage].ShouldBe("fr");
        var attached = mail.Attachments.ShouldHaveSingleItem().ShouldBeOfType<MimePart>();
        attached.FileName.ShouldBe("C-1001.pdf");
        attached.ContentType.MimeType.ShouldBe("application/pdf");
        using var bytes = new MemoryStream();
        await attached.Content.ShouldNotBeNull().DecodeToAsync(bytes);
        bytes.ToArray().ShouldBe(file.Bytes);
    }

    [Fact]
    public async Task A_mail_says_names_of_every_script_in_its_subject_and_its_text()
    {
        const string Subject = "\u2068متجر النور\u2069: copy for 田中太郎 🌻";
        const string Text = "Hello \u2068יעקב כהן\u2069,\n\nस्वागत สมชาย 김철수\n";
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);
        await host.EnqueueTextAsync(Subject, Text);

        await host.SendDueAsync();

        var sent = server.Mails.ShouldHaveSingleItem();
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(sent));
        using var mail = await MimeMessage.LoadAsync(stream);
        (mail.Subject, mail.TextBody?.ReplaceLineEndings("\n")).ShouldBe((Subject, Text));

        // Mail servers need not take more than ASCII in headers.
        sent.ReplaceLineEndings("\n").Split("\n\n")[0].ShouldAllBe(letter => char.IsAscii(letter));
    }

    [Theory]
    [InlineData(MailState.Sent)]
    [InlineData(MailState.GaveUp)]
    public async Task A_secret_of_a_mail_is_sent_and_is_nowhere_in_the_database_before_or_after(MailState state)
    {
        const string Secret = "withdraw-with-QmVhcmVyU2VjcmV0";
        await using var server = new TinySmtpServer(state is MailState.Sent ? SmtpAnswer.Accept : SmtpAnswer.NoSuchMailbox);
        await using var host = await MailHost.StartAsync(server);
        var file = new MailAttachment("copy.txt", "text/plain", Encoding.UTF8.GetBytes(Secret));
        var id = await host.EnqueueAsync(new MailBody($"Open {Secret}.\n", [file]));
        (await host.FilesWithAsync("voici votre copie")).ShouldNotBeEmpty();
        (await host.FilesWithAsync(Secret)).ShouldBeEmpty();

        await host.SendDueAsync();

        (await host.SeeAsync(id)).State.ShouldBe(state);
        (await host.FilesWithAsync(Secret)).ShouldBeEmpty();
        await using var db = await host.Node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == id)).ProtectedContent.ShouldBeNull();
        if (state is MailState.Sent)
        {
            using var stream = new MemoryStream(Encoding.Latin1.GetBytes(server.Mails.ShouldHaveSingleItem()));
            using var mail = await MimeMessage.LoadAsync(stream);
            mail.TextBody.ShouldNotBeNull().ShouldContain(Secret);
            mail.Attachments.ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_mail_that_always_fails_keeps_no_other_from_being_sent()
    {
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);
        var failing = await host.EnqueueAsync("first@example.com");
        var good = await host.EnqueueAsync("second@example.com");
        host.Database.Poison(failing.Value);

        await host.SendDueAsync();

        (await host.SeeAsync(good)).State.ShouldBe(MailState.Sent);
        server.Mails.Count.ShouldBe(1);

        host.Database.Heal(failing.Value);
        await host.SendDueAfterAsync(TimeSpan.FromMinutes(1));
        (await host.SeeAsync(failing)).State.ShouldBe(MailState.Sent);
    }

    [Fact]
    public async Task What_was_sent_is_noted_once_in_the_list_and_in_the_ledger()
    {
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);

        var id = await host.EnqueueAsync();
        await host.SendDueAsync();
        await host.SendDueAfterAsync(TimeSpan.FromHours(1));

        var now = host.Clock.GetUtcNow() - TimeSpan.FromHours(1);
        (await host.SeeAsync(id)).ShouldBe(new MailView(
            id,
            MailKind.ConsentCopy,
            MailHost.ZoesConsent,
            "z…@example.com",
            "fr",
            "Votre accord C-1001\u202f: copie",
            MailState.Sent,
            1,
            null,
            now,
            now,
            KeptInPractice: false));
        (await host.LedgerAsync()).ShouldBe([("mail.sent", MailHost.Zoe, MailHost.ZoesConsent)]);
        server.Conversations.ShouldBe(1);
        host.Log.ShouldNotMention("zoe");
        host.Log.ShouldBeClean();
    }

    [Theory]
    [InlineData(SmtpAnswer.Busy, MailProblem.AskedToWait)]
    [InlineData(SmtpAnswer.HangUp, MailProblem.NotReachable)]
    public async Task A_mail_that_failed_is_tried_again_after_a_minute(object answer, MailProblem problem)
    {
        await using var server = new TinySmtpServer((SmtpAnswer)answer);
        await using var host = await MailHost.StartAsync(server);
        var id = await host.EnqueueAsync();

        await host.SendDueAsync();
        var failed = await host.SeeAsync(id);
        await host.SendDueAfterAsync(TimeSpan.FromSeconds(59));
        var early = server.Conversations;
        await host.SendDueAfterAsync(TimeSpan.FromSeconds(1));

        (failed.State, failed.Tries, failed.Problem).ShouldBe((MailState.Waiting, 1, problem));
        early.ShouldBe(1);
        var sent = await host.SeeAsync(id);
        (sent.State, sent.Tries, sent.Problem).ShouldBe((MailState.Sent, 2, null));
        server.Mails.ShouldHaveSingleItem();
        (await host.LedgerAsync()).Select(entry => entry.Kind).ShouldBe(["mail.sent"]);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_called_again()
    {
        await using var gone = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(gone);
        await gone.DisposeAsync();

        var id = await host.EnqueueAsync();
        await host.SendDueAsync();

        var mail = await host.SeeAsync(id);
        (mail.State, mail.Tries, mail.Problem).ShouldBe((MailState.Waiting, 1, MailProblem.NotReachable));
    }

    [Theory]
    [InlineData(SmtpAnswer.NoSuchMailbox, MailProblem.RecipientRefused)]
    [InlineData(SmtpAnswer.Unwanted, MailProblem.MessageRefused)]
    public async Task A_refusal_for_good_is_believed_at_once(object answer, MailProblem problem)
    {
        await using var server = new TinySmtpServer((SmtpAnswer)answer);
        await using var host = await MailHost.StartAsync(server);

        var id = await host.EnqueueAsync();
        await host.SendDueAsync();
        await host.SendDueAfterAsync(TimeSpan.FromDays(1));

        var mail = await host.SeeAsync(id);
        (mail.State, mail.Tries, mail.Problem).ShouldBe((MailState.GaveUp, 1, problem));
        server.Conversations.ShouldBe(1);
        (await host.LedgerAsync()).ShouldBe([("mail.gave_up", MailHost.Zoe, MailHost.ZoesConsent)]);
        (await host.Node.GetRequiredService<MailReads>().AttentionAsync(CancellationToken.None)).ShouldBe(new MailAttentionView(0, 1));
    }

    [Fact]
    public async Task What_is_no_address_is_given_up_without_a_call()
    {
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);

        var id = await host.EnqueueAsync("zoe at home");
        await host.SendDueAsync();

        var mail = await host.SeeAsync(id);
        (mail.State, mail.Problem, mail.MaskedTo).ShouldBe((MailState.GaveUp, MailProblem.NoAddress, "…"));
        server.Conversations.ShouldBe(0);
    }

    [Fact]
    public async Task After_three_days_of_failures_it_is_given_up()
    {
        await using var server = new TinySmtpServer([.. Enumerable.Repeat(SmtpAnswer.Busy, 100)]);
        await using var host = await MailHost.StartAsync(server);
        var start = host.Clock.GetUtcNow();
        var id = await host.EnqueueAsync();
        List<double> tried = [];

        await host.SendDueAsync();
        for (var known = 0; (await host.SeeAsync(id)).State is MailState.Waiting;)
        {
            await host.SendDueAfterAsync(TimeSpan.FromMinutes(1));
            if (server.Conversations > known)
            {
                known = server.Conversations;
                tried.Add((host.Clock.GetUtcNow() - start).TotalMinutes);
            }
        }

        tried.Skip(1).Take(5).ShouldBe([1 + 5, 1 + 5 + 30, 1 + 5 + 30 + 120, 1 + 5 + 30 + 120 + 360, 1 + 5 + 30 + 120 + 720]);
        tried[^1].ShouldBeInRange(3 * 24 * 60, (3 * 24 * 60) + 360);
        (await host.SeeAsync(id)).State.ShouldBe(MailState.GaveUp);
    }

    [Fact]
    public async Task Two_nodes_never_send_the_same_mail()
    {
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);
        var second = host.AnotherNode().GetRequiredService<MailWorker>();
        for (var mail = 0; mail < 12; mail++)
        {
            await host.EnqueueAsync();
        }

        await Task.WhenAll(host.SendDueAsync(), second.WorkAsync(CancellationToken.None));

        server.Mails.Count.ShouldBe(12);
        (await host.LedgerAsync()).Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_mail_whose_node_died_is_sent_by_another_under_the_same_id()
    {
        await using var server = new TinySmtpServer();
        await using var host = await MailHost.StartAsync(server);
        var id = await host.EnqueueAsync();

        // The node claims the mail and stops before it can send it.
        await host.Node.GetRequiredService<Atomic>().RunAsync(
            async scope => (await scope.Db.FindAsync<OutgoingMail>(id)).ShouldNotBeNull().TryClaim(host.Clock.GetUtcNow()).ShouldBeTrue(),
            CancellationToken.None);
        await host.SendDueAsync();
        var meanwhile = server.Conversations;
        await host.SendDueAfterAsync(MailSchedule.Claim);

        meanwhile.ShouldBe(0);
        server.Mails.ShouldHaveSingleItem().ShouldContain($"Message-Id: <{id}@atelier.example>");
    }
}
