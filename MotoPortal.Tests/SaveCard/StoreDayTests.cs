using System.Globalization;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Today is the store's day, wherever the server and the browser stand.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class StoreDayTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("America/Los_Angeles", "2026-11-29T01:30Z", "2026-11-28")]
    [InlineData("Asia/Tokyo", "2026-11-28T23:30Z", "2026-11-29")]
    [InlineData("Pacific/Kiritimati", "2026-11-28T10:30Z", "2026-11-29")]
    public async Task A_first_charge_can_be_agreed_for_the_stores_today_and_not_for_its_yesterday(string zone, string moment, string today)
    {
        var day = Begin(zone, moment, today);

        (await ConsentAsync(day.AddDays(-1))).ShouldBeOfType<StepOutcome.Invalid>().Problems.ShouldContainKey(nameof(ConsentForm.FirstDay));
        (await ConsentAsync(day)).ShouldBe(new StepOutcome.Kept());
    }

    [Theory]
    [InlineData("America/Los_Angeles", "2026-11-29T01:30Z", "2026-11-28")]
    [InlineData("Asia/Tokyo", "2026-11-28T23:30Z", "2026-11-29")]
    public async Task A_letter_can_have_come_on_the_stores_today_and_not_on_its_tomorrow(string zone, string moment, string today)
    {
        var day = Begin(zone, moment, today);

        (await LetterAsync(day.AddDays(1))).ShouldBeOfType<StepOutcome.Invalid>()
            .Problems.ShouldContainKey(nameof(EvidenceForm.ReceivedOn));
        (await LetterAsync(day)).ShouldBe(new StepOutcome.Kept());
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-11-28T10:30Z", false)]
    [InlineData("Europe/Paris", "2026-11-28T10:30Z", true)]
    [InlineData("America/Los_Angeles", "2026-11-29T01:30Z", true)]
    [InlineData("Europe/Paris", "2026-11-29T01:30Z", false)]
    public async Task A_list_says_of_each_consent_what_the_calendar_of_its_store_says(string zone, string moment, bool isInForce)
    {
        var consent = await _host.SavedAsync(
            ConsentScope.OnRequest("Coffee", new Money(8000, "eur"), null, DateOnly.Parse("2026-11-28", CultureInfo.InvariantCulture)));
        await PutIntoStoreAsync(consent.Id, zone);
        _host.Clock.SetUtcNow(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

        var (inForce, expired) = (await ListAsync(ConsentResult.CardSaved), await ListAsync(ConsentResult.Expired));

        inForce.Count.ShouldBe(isInForce ? 1 : 0);
        expired.Count.ShouldBe(isInForce ? 0 : 1);
        inForce.Concat(expired).ShouldHaveSingleItem().Result.ShouldBe(isInForce ? ConsentResult.CardSaved : ConsentResult.Expired);
    }

    private DateOnly Begin(string zone, string moment, string today)
    {
        _host.Get<IOptions<CalendarOptions>>().Value.TimeZone = zone;
        _host.Clock.SetUtcNow(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
        return DateOnly.Parse(today, CultureInfo.InvariantCulture);
    }

    private async Task<StepOutcome> ConsentAsync(DateOnly first)
    {
        var id = await _host.DraftAsync();
        var form = _host.Consent();
        (form.FirstDay, form.ValidUntil) = (first, first.AddMonths(12));
        var draft = await Drafts.OfCallAsync(_host.Get<ConsentScripts>(), form, _host.Clock.GetUtcNow(), first);
        draft.BeginFor((await _host.SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Telephone);
        return await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None);
    }

    private async Task<StepOutcome> LetterAsync(DateOnly received)
    {
        var id = await _host.DraftAsync();
        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);
        await _host.OrderStep.NoteOrderAsync(id, new OrderForm { Channel = OrderChannel.Post, Reference = "P-1" }, CancellationToken.None);
        var form = _host.Consent();
        (form.FirstDay, form.ValidUntil) = (received.AddDays(10), received.AddMonths(12));
        var draft = await Drafts.OfLetterAsync(
            _host.Get<SignedFormVault>(), id, form, SaveCardHost.Camille, _host.Clock.GetUtcNow());
        (draft.Evidence.SignedOn, draft.Evidence.ReceivedOn) = (received.AddDays(-3), received);
        draft.BeginFor((await _host.SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Post);
        return await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None);
    }

    private async Task PutIntoStoreAsync(ConsentId consent, string zone)
    {
        var store = (await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None)).First().Id;
        (await _host.As(ActingPeople.Alex).Get<StoreWorkflow>()
            .ChangeAsync(store, new StoreForm { TimeZone = zone }, StoreDifferences.None, CancellationToken.None))
            .ShouldBe(new StoreOutcome.Changed());
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles);
        (await raw.RunAsync(
            "UPDATE consents SET \"StoreId\" = $store WHERE \"Id\" = $id", ("$store", store.Value), ("$id", consent.Value))).ShouldBe(1);
    }

    private async Task<IReadOnlyList<ConsentView>> ListAsync(ConsentResult result) =>
        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(Result: result), CancellationToken.None)).Rows;
}
