using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges;

/// <summary>Goal: what is stored of a charge does not depend on the language and calendar of the person who asked for it.</summary>
public sealed class StoredCulturesTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_charge_leaves_the_same_sentences_in_its_row_and_in_the_ledger_in_any_culture()
    {
        var stored = new List<(string Recap, string Ledger)>();
        foreach (var culture in (string[])["en-GB", "fr-FR", "ar-SA", "th-TH"])
        {
            stored.Add(await StoredInAsync(CultureInfo.GetCultureInfo(culture)));
        }

        stored.Distinct().ShouldHaveSingleItem().Ledger.ShouldContain(
            "€40.00, as it results from the order at the prices told, to Visa •••• 4242");
    }

    [Fact]
    public async Task Each_reader_is_told_of_it_in_their_own_language()
    {
        var consent = await _host.SavedOnRequestAsync();
        var asked = await _host.ChargeAsync(_host.Asking(consent));
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
            (await _host.Get<ChargeReads>().FindAsync(asked.Id, CancellationToken.None))!.Recap.ShouldStartWith("40,00\u00a0€");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // The ids and numbers of consent and charge are others each time.
    private async Task<(string Recap, string Ledger)> StoredInAsync(CultureInfo culture)
    {
        var consent = await _host.SavedOnRequestAsync();
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        ChargeId id;
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            id = (await _host.ChargeAsync(_host.Asking(consent))).Id;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var charge = await db.Set<Charge>().SingleAsync(row => row.Id == id);
        var entries = await db.Set<LedgerEntry>().Include(entry => entry.Payload)
            .Where(entry => entry.ChargeId == id && entry.Kind != "charge.receipt_sent").OrderBy(entry => entry.Sequence).ToListAsync();
        var ledger = string.Join('\n', entries.Select(entry => $"{entry.Kind} {entry.Payload!.Json}"))
            .Replace(ChargeNumber.Write(charge.Number), "P", StringComparison.Ordinal)
            .Replace(charge.PaymentIntentId!.Value.Value, "pi", StringComparison.Ordinal);
        return (WithoutConsent(charge.Recap, consent.Number), WithoutConsent(ledger, consent.Number));
    }

    private static string WithoutConsent(string text, string number) => text.Replace(number, "C", StringComparison.Ordinal);
}
