using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Privacy;

public sealed class RetentionTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Looking_at_what_would_go_deletes_nothing()
    {
        await WithdrawnAndGivenUpAsync();
        _host.Clock.Advance(TimeSpan.FromDays(365 * 6));
        var before = await CountsAsync();

        var rules = (await _host.As(ActingPeople.Alex).Get<RetentionWorkflow>().PreviewAsync(CancellationToken.None)).ShouldBeGiven();

        rules.Select(rule => (rule.Kind, rule.Total)).ShouldBe(
        [
            (RetentionKind.Persons, 1), (RetentionKind.Evidence, 1), (RetentionKind.Refusals, 0), (RetentionKind.Mails, 2),
            (RetentionKind.Setups, 1), (RetentionKind.Charges, 0), (RetentionKind.Sessions, 0),
            (RetentionKind.Exemptions, 0),
        ]);
        rules[0].Rows[0].What.ShouldBe("Zoë Ångström");
        (await CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Whatever_is_over_goes_and_the_run_is_written_down()
    {
        await WithdrawnAndGivenUpAsync();
        _host.Clock.Advance(TimeSpan.FromDays(365 * 6));

        var gone = (await _host.People.Portal.Get<RetentionWorkflow>().RunAsync(CancellationToken.None)).ShouldBeGiven();

        (gone[RetentionKind.Persons], gone[RetentionKind.Setups]).ShouldBe((1, 1));
        (await _host.As(ActingPeople.Alex).Get<RetentionWorkflow>().PreviewAsync(CancellationToken.None)).ShouldBeGiven()
            .Sum(rule => rule.Total).ShouldBe(0);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<KnownCustomer>().CountAsync(customer => customer.Name == KnownCustomer.ErasedName)).ShouldBe(1);
        (await db.Set<LedgerEntry>().Include(entry => entry.Payload).SingleAsync(entry => entry.Kind == "retention.ran")).Payload!.Json
            .ShouldContain("\"persons\":1");
    }

    [Fact]
    public async Task Nothing_goes_before_its_time()
    {
        await WithdrawnAndGivenUpAsync();
        _host.Clock.Advance(TimeSpan.FromDays(60));

        (await _host.As(ActingPeople.Alex).Get<RetentionWorkflow>().PreviewAsync(CancellationToken.None)).ShouldBeGiven()
            .Sum(rule => rule.Total).ShouldBe(0);
    }

    [Fact]
    public async Task A_customer_with_a_consent_in_force_is_kept_however_old_the_others_are()
    {
        await _host.SealedAsync();
        _host.Clock.Advance(TimeSpan.FromDays(365 * 20));

        // Its last day alone does not end it, until the end is recorded.
        (await _host.As(ActingPeople.Alex).Get<RetentionWorkflow>().PreviewAsync(CancellationToken.None)).ShouldBeGiven()
            .Single(rule => rule.Kind is RetentionKind.Persons).Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_night_run_is_one_a_day_on_all_nodes_together()
    {
        var clock = _host.Get<RetentionClock>();
        _host.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 59, 0, TimeSpan.Zero));
        (await clock.RunOnceAsync(CancellationToken.None)).ShouldBeFalse();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        var ran = await Task.WhenAll(clock.RunOnceAsync(CancellationToken.None), clock.RunOnceAsync(CancellationToken.None));

        ran.Count(did => did).ShouldBe(1);
        (await clock.RunOnceAsync(CancellationToken.None)).ShouldBeFalse();
        _host.Clock.Advance(TimeSpan.FromDays(1));
        (await clock.RunOnceAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(12, 12, 400, 90, "Retention:ConsentMonthsAfterEnd is 12")]
    [InlineData(60, 12, 400, 90, "Retention:EvidenceMonthsAfterEnd is 12")]
    [InlineData(24, 36, 400, 90, "Retention:EvidenceMonthsAfterEnd is longer")]
    [InlineData(60, 60, 7, 90, "Retention:MailDays is 7")]
    [InlineData(60, 60, 400, 0, "Retention:AbandonedSetupDays is 0")]
    public void Settings_that_make_no_sense_are_refused_in_a_sentence(int consents, int evidence, int mails, int setups, string sentence)
    {
        var options = new RetentionOptions
        {
            ConsentMonthsAfterEnd =
            consents,
            EvidenceMonthsAfterEnd = evidence,
            MailDays = mails,
            AbandonedSetupDays = setups
        };

        new RetentionOptions.Validation().Validate(null, options).FailureMessage.ShouldNotBeNull().ShouldContain(sentence);
    }

    /// <summary>A customer who withdrew, with the confirmation that was sent, and an abandoned setup.</summary>
    private async Task WithdrawnAndGivenUpAsync()
    {
        await _host.WithdrawAsync(await _host.SealedAsync());
        await _host.RemoveCardsAsync();
        await _host.Get<MailWorker>().WorkAsync(CancellationToken.None);
        var setup = await _host.DraftAsync(name: "Nobody Finished");
        await _host.Workflow.GiveUpAsync(setup, CancellationToken.None);
    }

    private async Task<(int Customers, int Payloads, int Mails, int Setups)> CountsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return (
            await db.Set<KnownCustomer>().CountAsync(customer => customer.ErasedAt == null),
            await db.Set<LedgerPayload>().CountAsync(),
            await db.Set<OutgoingMail>().CountAsync(),
            await db.Set<CardSetup>().CountAsync());
    }
}
