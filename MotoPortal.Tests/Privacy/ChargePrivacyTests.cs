using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Privacy;

public sealed class ChargePrivacyTests : IAsyncLifetime
{
    private static Actor Alex => ActingPeople.Alex;

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_erasure_leaves_of_a_charge_what_accounts_need_and_no_free_words()
    {
        var charge = await RefundedAsync();

        (await _host.As(Alex).Get<ErasureWorkflow>().EraseAsync(
            charge.CustomerId, charge.CustomerName, withdraws: true, CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Erased>();

        var left = await _host.SeeAsync(charge.Id);
        (left.Number, left.Amount, left.AmountRefunded.AmountMinorUnits, left.RequestedAt, left.CardLast4).ShouldBe(
            (charge.Number, charge.Amount, 1500, charge.RequestedAt, "4242"));
        (left.Reference, left.Reason, left.Recap).ShouldBe(("", "", ""));
        (await _host.RefundsAsync(charge)).Refunds.ShouldHaveSingleItem().Note.ShouldBe("");
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().CountAsync(entry => entry.ChargeId == charge.Id && entry.Payload != null)).ShouldBe(0);
        foreach (var trace in new[] { "her shop", "the blue one", "ORDER-OF-ZOE", "order-of-zoe" })
        {
            (await FolderSearch.FilesWithAsync(_host.Folder, trace)).ShouldBeEmpty(trace);
        }
    }

    [Fact]
    public async Task The_customers_file_holds_their_charges_with_what_was_given_back()
    {
        var charge = await RefundedAsync();

        var archive = (await _host.As(Alex).Get<PersonExport>().MakeAsync(charge.CustomerId, CancellationToken.None)).ShouldBeGiven()
            .ShouldNotBeNull();

        await using var zip = new ZipArchive(new MemoryStream(archive.Bytes));
        await using var data = await zip.GetEntry("data.json")!.OpenAsync();
        using var reader = new StreamReader(data);
        var json = await reader.ReadToEndAsync();
        foreach (var held in new[] { charge.Number, "ORDER-OF-ZOE", "the blue one", "\"amountMinorUnits\": 1500" })
        {
            json.ShouldContain(held);
        }
    }

    [Fact]
    public async Task A_charge_goes_ten_years_later_and_never_while_its_consent_stands()
    {
        var charge = await RefundedAsync();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var rule = _host.Get<IEnumerable<IRetentionRule>>().Single(rule => rule.Kind is RetentionKind.Charges);

        (await rule.Over(db, _host.Clock.GetUtcNow().AddYears(11)).ToListAsync()).ShouldBeEmpty();
        await _host.As(Alex)
            .Get<ErasureWorkflow>().EraseAsync(charge.CustomerId, charge.CustomerName, withdraws: true, CancellationToken.None);

        (await rule.Over(db, _host.Clock.GetUtcNow().AddYears(9)).ToListAsync()).ShouldBeEmpty();
        var row = (await rule.Over(db, _host.Clock.GetUtcNow().AddYears(11)).ToListAsync()).ShouldHaveSingleItem();
        (await _host.Get<Atomic>().RunAsync(scope => rule.ApplyAsync(scope, row, CancellationToken.None), CancellationToken.None))
            .ShouldBeTrue();
        (await _host.Get<ChargeReads>().FindAsync(charge.Id, CancellationToken.None)).ShouldBeNull();
        (await db.Set<ChargeRefund>().AsNoTracking().CountAsync()).ShouldBe(0);
    }

    private async Task<ChargeView> RefundedAsync()
    {
        var asked = _host.Asking(await _host.SavedOnRequestAsync(), reference: "ORDER-OF-ZOE") with { Reason = "called from her shop" };
        var charge = await _host.ChargeAsync(asked);
        await _host.RefundAsync(_host.Wanting(charge, 1500) with { Note = "the blue one" });
        return charge;
    }
}
