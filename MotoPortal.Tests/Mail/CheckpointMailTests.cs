using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Tests.Mail;

/// <summary>A checkpoint of the ledger leaves the portal by e-mail each day.</summary>
public sealed class CheckpointMailTests
{
    private const string Auditor = "auditor@example.com";

    [Fact]
    public async Task The_mail_carries_a_checkpoint_that_verifies_with_the_key_in_its_text()
    {
        await using var host = await StartAsync(Auditor);

        (await WorkAsync(host.Node)).ShouldBe(1);

        var mail = (await MailsAsync(host)).ShouldHaveSingleItem();
        mail.To.ShouldBe(Auditor);
        var key = host.Node.GetRequiredService<LedgerKeys>().Signing.ShouldNotBeNull().Public;
        mail.Text.ShouldContain($"MotoPortal verify 000000000001.checkpoint {key.Text}");
        var file = mail.Attachments.ShouldHaveSingleItem();
        file.Name.ShouldBe("000000000001.checkpoint");
        Checkpoint.Open(Encoding.UTF8.GetString(file.Bytes), [key]).ShouldNotBeNull().Size.ShouldBe(1);
    }

    [Fact]
    public async Task One_is_sent_a_day_whichever_node_looks_and_the_next_has_what_came_since()
    {
        await using var host = await StartAsync(Auditor);
        await WorkAsync(host.Node);
        host.Clock.Advance(TimeSpan.FromHours(23));
        (await WorkAsync(host.AnotherNode())).ShouldBe(0);

        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.EnqueueAsync();
        await host.SendDueAsync();
        (await WorkAsync(host.Node)).ShouldBe(1);

        (await MailsAsync(host)).Select(mail => mail.Attachments.Single().Name)
            .ShouldBe(["000000000001.checkpoint", "000000000003.checkpoint"]);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent()
    {
        await using var host = await StartAsync(null);

        (await WorkAsync(host.Node)).ShouldBe(0);
    }

    [Fact]
    public void An_address_that_is_none_stops_the_start()
    {
        new MailOptions.Validation().Validate(null, new MailOptions { CheckpointsTo = "auditor" }).FailureMessage.ShouldNotBeNull()
            .ShouldContain("Mail:CheckpointsTo is 'auditor'");
    }

    // One mail that was sent, and so one entry.
    private static async Task<MailHost> StartAsync(string? address)
    {
        var host = await MailHost.StartWithAsync(new(StringComparer.Ordinal) { ["Mail:CheckpointsTo"] = address });
        await host.EnqueueAsync();
        await host.SendDueAsync();
        return host;
    }

    private static Task<int> WorkAsync(IServiceProvider node) =>
        node.GetRequiredService<CheckpointMailWorker>().WorkAsync(CancellationToken.None);

    private static async Task<List<OutgoingMail>> MailsAsync(MailHost host)
    {
        await using var db = await host.Node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<OutgoingMail>().Include(mail => mail.Attachments).OrderBy(mail => mail.CreatedAt)
            .Where(mail => mail.Kind == MailKind.LedgerCheckpoint).ToListAsync();
    }
}
