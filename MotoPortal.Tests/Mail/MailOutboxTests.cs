using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Tests.Mail;

public sealed class MailOutboxTests
{
    [Fact]
    public async Task The_outbox_is_read_page_by_page_with_how_many_there_are()
    {
        await using var host = await MailHost.StartWithAsync(new(StringComparer.Ordinal));
        List<MailId> made = [];
        for (var number = 0; number < 27; number++)
        {
            made.Add(await host.EnqueueAsync());
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var reads = host.Node.GetRequiredService<MailReads>();
        var first = await reads.ListAsync(new OutboxAddress().ToQuery(), CancellationToken.None);
        var second = await reads.ListAsync(new OutboxAddress().AtPage(1).ToQuery(), CancellationToken.None);

        (first.Total, second.Total).ShouldBe((27, 27));
        first.Rows.Concat(second.Rows).Select(mail => mail.Id).ShouldBe(made.AsEnumerable().Reverse());
        second.Rows.Length.ShouldBe(27 - ListSizes.Usual);
    }

    [Theory]
    [InlineData("/outbox")]
    [InlineData("/outbox?page=2&size=50")]
    [InlineData("/outbox?mail=mail_0199bc00000070008000000000000001")]
    public void What_the_outbox_shows_stands_in_its_address_and_closing_a_mail_stays_on_the_page(string address)
    {
        var read = new OutboxAddress().ReadFrom(address);

        read.ToHref().ShouldBe(address);
        (read with { Open = null }).ToQuery().ShouldBe(read.ToQuery());
    }

    [Fact]
    public async Task A_mail_whose_transaction_fails_was_never_there()
    {
        await using var host = await MailHost.StartWithAsync(new(StringComparer.Ordinal));
        var outbox = host.Node.GetRequiredService<MailOutbox>();

        await Should.ThrowAsync<InvalidOperationException>(() => host.Node.GetRequiredService<Atomic>().RunAsync(
            scope =>
            {
                outbox.Enqueue(scope, new NewMail(MailKind.ConsentCopy, null, null, "zoe@example.com", "en", "Copy", "Text", []));
                throw new InvalidOperationException("the rest did not work out");
            },
            CancellationToken.None));

        (await host.Node.GetRequiredService<MailReads>().ListAsync(new(0, ListSizes.Usual), CancellationToken.None)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_practice_a_mail_ends_in_the_practice_outbox()
    {
        await using var host = await MailHost.StartWithAsync(new(StringComparer.Ordinal));

        var id = await host.EnqueueAsync();
        await host.SendDueAsync();

        var mail = await host.SeeAsync(id);
        (mail.State, mail.KeptInPractice).ShouldBe((MailState.Sent, true));
    }

    [Fact]
    public async Task With_real_customers_and_no_mail_server_mails_wait_and_are_pointed_out()
    {
        await using var host =
            await MailHost.StartWithAsync(new(StringComparer.Ordinal) { ["Stripe:ApiKey"] = "sk_test_bench_0000000000" });

        var id = await host.EnqueueAsync();
        await host.SendDueAfterAsync(TimeSpan.FromDays(30));

        var mail = await host.SeeAsync(id);
        (mail.State, mail.Tries).ShouldBe((MailState.Waiting, 0));
        (await host.Node.GetRequiredService<MailReads>().AttentionAsync(CancellationToken.None)).ShouldBe(new MailAttentionView(1, 0));
    }

    [Fact]
    public async Task Erasing_a_customer_erases_their_mails_and_files_and_no_others()
    {
        await using var host = await MailHost.StartWithAsync(new(StringComparer.Ordinal));
        await host.EnqueueAsync("zoe@example.com", new MailAttachment("C-1001.pdf", "application/pdf", [1, 2, 3]));
        await host.Node.GetRequiredService<Atomic>().RunAsync(
            scope => Task.FromResult(host.Node.GetRequiredService<MailOutbox>().Enqueue(
                scope,
                new NewMail(MailKind.ConsentCopy, null, PortalCustomerId.From("per_ada"), "ada@example.com", "en", "Copy", "Text", []))),
            CancellationToken.None);

        var erased = await host.Node.GetRequiredService<Atomic>()
            .RunAsync(scope => MailOutbox.EraseOfCustomerAsync(scope, MailHost.Zoe), CancellationToken.None);

        erased.ShouldBe(1);
        var left = await host.Node.GetRequiredService<MailReads>().ListAsync(new(0, ListSizes.Usual), CancellationToken.None);
        left.Rows.ShouldHaveSingleItem().MaskedTo.ShouldBe("a…@example.com");
        await using var db = await host.Node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<OutgoingAttachment>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_subject_of_two_lines_is_a_mistake_of_ours()
    {
        await using var host = await MailHost.StartWithAsync(new(StringComparer.Ordinal));

        await Should.ThrowAsync<ArgumentException>(() => host.Node.GetRequiredService<Atomic>().RunAsync(
            scope => Task.FromResult(host.Node.GetRequiredService<MailOutbox>().Enqueue(
                scope, new NewMail(MailKind.ConsentCopy, null, null, "zoe@example.com", "en", "Copy\r\nBcc: all@example.com", "Text", []))),
            CancellationToken.None));
    }

    [Theory]
    [InlineData("zoe@example.com", "z…@example.com")]
    [InlineData("é\u0301toile@exemple.fr", "é\u0301…@exemple.fr")]
    [InlineData("\"a@b\"@example.com", "\"…@example.com")]
    [InlineData("@example.com", "…")]
    [InlineData("nobody", "…")]
    public void An_address_is_shown_without_its_name(string address, string shown) => MailAddressMask.Of(address).ShouldBe(shown);
}
