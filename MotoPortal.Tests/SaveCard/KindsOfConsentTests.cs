using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

public sealed class KindsOfConsentTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Every_kind_is_kept_with_all_its_limits_and_told_to_Stripe_by_its_word()
    {
        foreach (var scope in Scopes.OfEveryKind().Select(scope =>
            scope.WithAmountFrom(scope.AmountRule is AmountRule.Fixed ? AmountSource.Told : AmountSource.PriceList)))
        {
            var id = await RecordAsync(scope);

            (await _host.SeeAsync(id)).Consent!.Scope.ShouldBe(scope);
            (await _host.IntentAtStripeAsync(id)).PaymentMethodOptions?.Card?.SetupCredentialUsage.ShouldBe(
                KindRules.CredentialUsageOf(scope.Kind));
        }
    }

    [Fact]
    public async Task The_ledger_commits_to_every_limit()
    {
        var instalments =
            await LimitsInLedgerAsync(await RecordAsync(Scopes.Proposed(100, 3, ChargePeriod.Month, new DateOnly(2027, 1, 31))));
        var unscheduled = await LimitsInLedgerAsync(await RecordAsync(
            Scopes.Unscheduled(ChargePeriod.Month).WithAmountFrom(AmountSource.Other, "by weight")));

        instalments.ShouldBe("""
            {"amountMinorUnits":10000,"amountRule":"Fixed","capPerPeriodMinorUnits":null,"capPeriod":null,"currency":"eur","determinedBy":"Told","firstDay":"2027-01-31","instalments":[{"amountMinorUnits":3334,"dueOn":"2027-01-31"},{"amountMinorUnits":3333,"dueOn":"2027-02-28"},{"amountMinorUnits":3333,"dueOn":"2027-03-31"}],"interval":null,"kind":"Instalments","purposes":[{"basis":"Contract","purpose":"Sofa"}],"trigger":null,"usage":"installment","validUntil":"2027-04-12"}
            """);
        unscheduled.ShouldBe("""
            {"amountMinorUnits":8000,"amountRule":"UpTo","capPerPeriodMinorUnits":24000,"capPeriod":"Month","currency":"eur","determination":"by weight","determinedBy":"Other","firstDay":null,"instalments":null,"interval":null,"kind":"Unscheduled","purposes":[{"basis":"Consent","purpose":"Flowers"}],"trigger":"when your account is below \u20AC20","usage":"unscheduled","validUntil":"2027-11-23"}
            """);
    }

    [Fact]
    public async Task A_reload_in_the_middle_loses_no_instalment()
    {
        var id = await _host.DraftAsync();
        var draft = new ConsentDraft
        {
            Form =
            TypedForm.Of(Scopes.Instalments((new(2026, 12, 12), 50), (new(2027, 1, 3), 20)), CultureInfo.InvariantCulture)
        };

        await _host.ConsentStep.KeepDraftAsync(id, draft, CancellationToken.None);

        (await _host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven()!.Form.Instalments
            .Select(row => $"{row.DueOn:O} {row.Amount}").ShouldBe(["2026-12-12 50.00", "2027-01-03 20.00"]);
    }

    private async Task<CardSetupId> RecordAsync(ConsentScope scope)
    {
        var id = await _host.DraftAsync(name: $"Customer of {scope.Kind}");
        var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);
        form.AcceptsCharges = true;
        var draft = await Drafts.OfCallAsync(_host.Get<ConsentScripts>(), form, _host.Clock.GetUtcNow());
        draft.BeginFor((await _host.SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Telephone);
        (await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        return id;
    }

    private async Task<string> LimitsInLedgerAsync(CardSetupId id)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var json = await db.Set<LedgerEntry>()
            .Where(entry => entry.SetupId == id && entry.Kind == "consent.given").Select(entry => entry.Payload!.Json).SingleAsync();
        return JsonNode.Parse(json)!["details"]!["scope"]!.ToJsonString(JsonSerializerOptions.Default);
    }
}
