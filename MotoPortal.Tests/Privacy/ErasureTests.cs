using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Privacy;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Privacy;

[Trait(Categories.Name, Categories.Slow)]
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Name = "Zoë Ångström";
    private const string Email = "customer1@example.com";

    private static Actor Alex => ActingPeople.Alex;

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task After_an_erasure_neither_a_table_nor_a_byte_of_the_file_holds_the_person()
    {
        var consent = await _host.SealedAsync();
        var customer = (await _host.ConsentAsync(consent)).CustomerId;
        await _host.Get<Atomic>()
            .RunAsync(scope => Task.FromResult(_host.Get<WithdrawalLinkRecords>().Create(scope, consent)), CancellationToken.None);
        await _host.WithdrawAsync(consent, $"{Name} moves abroad");
        (await FindAsync(Email)).ShouldNotBeEmpty();
        var before = await EntriesAsync(consent);

        var erased = (await EraseAsync(customer, "zoe angstrom")).ShouldBeOfType<ErasureOutcome.Erased>();

        (erased.Counts.Evidence, erased.Counts.Mails, erased.Counts.WithdrawalLinks, erased.Counts.OrderReferences).ShouldBe((1, 2, 2, 1));
        erased.Counts.LedgerPayloads.ShouldBeGreaterThan(5);
        foreach (var trace in new[] { Name, "zoe angstrom", "Ångström", "moves abroad", Email, "customer1" })
        {
            (await FindAsync(trace)).ShouldBeEmpty(trace);
        }

        var after = await EntriesAsync(consent);
        after.Select(entry => entry.Commitment).Take(before.Count).ShouldBe(before.Select(entry => entry.Commitment));
        var list = await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(), CancellationToken.None);
        list.Rows.ShouldHaveSingleItem().CustomerName.ShouldBe(KnownCustomer.ErasedName);
    }

    [Fact]
    public async Task A_consent_that_was_being_taken_down_is_erased_with_the_person()
    {
        var consent = await _host.ConsentAsync(await _host.SealedAsync());
        var stripeId = (await _host.Get<CustomerDirectory>().FindAsync(consent.CustomerId, CancellationToken.None))!.StripeId;
        var open = (await _host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        await _host.CustomerStep.ChooseCustomerAsync(open, stripeId, CancellationToken.None);
        var draft = await _host.DraftConsentAsync(open);
        draft.Evidence.CallReference = "CALL-OF-ZOE";
        await _host.ConsentStep.KeepDraftAsync(open, draft, CancellationToken.None);
        (await FindAsync("CALL-OF-ZOE")).ShouldNotBeEmpty();

        (await EraseAsync(consent.CustomerId, Name, withdraws: true)).ShouldBeOfType<ErasureOutcome.Erased>();

        (await FindAsync("CALL-OF-ZOE")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Erasing_says_before_what_goes_and_what_stays()
    {
        var consent = await _host.SealedAsync();
        var customer = (await _host.ConsentAsync(consent)).CustomerId;

        var preview =
            (await _host.As(Alex).Get<ErasureWorkflow>().PreviewAsync(customer, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();

        preview.InForce.ShouldHaveSingleItem().Id.ShouldBe(consent);
        preview.Consents.Length.ShouldBe(1);
        preview.Counts.KeptEntries.ShouldBe(preview.Counts.LedgerPayloads);
        await EraseAsync(customer, "c-1001", withdraws: true);
        (await _host.As(Alex).Get<ErasureWorkflow>().PreviewAsync(customer, CancellationToken.None)).ShouldBeGiven()!.IsErased
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_consent_in_force_is_not_erased_away_unless_it_is_withdrawn_too()
    {
        var consent = await _host.SealedAsync();
        var customer = (await _host.ConsentAsync(consent)).CustomerId;

        (await EraseAsync(customer, "Somebody Else", withdraws: true)).ShouldBe(new ErasureOutcome.NotConfirmed());
        (await EraseAsync(customer, Name)).ShouldBe(new ErasureOutcome.StillInForce());
        (await FindAsync(Email)).ShouldNotBeEmpty();

        (await EraseAsync(customer, Name, withdraws: true)).ShouldBeOfType<ErasureOutcome.Erased>().Withdrawn.ShouldBe(1);
        var withdrawn = await _host.ConsentAsync(consent);
        (withdrawn.Result, withdrawn.Ending!.Channel).ShouldBe((ConsentResult.Withdrawn, WithdrawalChannel.Erasure));
        (await EraseAsync(customer, Name)).ShouldBe(new ErasureOutcome.AlreadyErased());
    }

    [Fact]
    public async Task While_Stripe_is_away_the_person_is_erased_here_and_at_Stripe_as_soon_as_it_is_back()
    {
        var consent = await _host.SealedAsync();
        var customer = (await _host.ConsentAsync(consent)).CustomerId;
        var atStripe = (await _host.Get<CustomerDirectory>().FindAsync(customer, CancellationToken.None))!.StripeId;
        var outage = _host.Simulator.Faults.Set(FaultKind.ServerErrorBefore, sticky: true);

        (await EraseAsync(customer, Name, withdraws: true)).ShouldBeOfType<ErasureOutcome.Erased>();
        await WorkAtStripeAsync();
        (await FindAsync(Email)).ShouldBeEmpty();

        _host.Simulator.Faults.Clear(outage.Id);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await WorkAtStripeAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await WorkAtStripeAsync();

        (await _host.Stripe.V1.Customers.GetAsync(atStripe.Value)).Deleted.ShouldBe(true);
        (await _host.ConsentAsync(consent)).CardRemovedAt.ShouldNotBeNull();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().CountAsync(entry => entry.Kind == "person.deleted_at_stripe")).ShouldBe(1);
    }

    [Fact]
    public async Task While_a_reader_asks_for_the_card_the_customer_is_not_erased()
    {
        var setup = await _host.OnReaderAsync();
        var customer = (await _host.SeeAsync(setup)).Customer!.Id!.Value;

        (await EraseAsync(customer, Name, withdraws: true)).ShouldBe(new ErasureOutcome.CardBeingTaken(setup));
        (await FindAsync(Email)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_link_of_an_erased_person_leads_nowhere()
    {
        var consent = await _host.SealedAsync();
        var links = _host.Get<WithdrawalLinkRecords>();
        var address = await _host.Get<Atomic>().RunAsync(scope => Task.FromResult(links.Create(scope, consent)), CancellationToken.None);

        await EraseAsync((await _host.ConsentAsync(consent)).CustomerId, Name, withdraws: true);

        (await links.FindAsync(address!.Split('/')[^1], CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_customers_file_holds_everything_for_machines_and_for_people_and_is_written_down()
    {
        var consent = await _host.SealedAsync();
        var customer = (await _host.ConsentAsync(consent)).CustomerId;
        await _host.WithdrawAsync(consent, "Moves abroad");

        var file = (await _host.As(Alex).Get<PersonExport>().MakeAsync(customer, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();

        file.FileName.ShouldNotContain("Zo");
        using var archive = new ZipArchive(new MemoryStream(file.Bytes));
        using var json = await JsonDocument.ParseAsync(archive.GetEntry("data.json")!.Open());
        json.RootElement.GetProperty("customer").GetProperty("name").GetString().ShouldBe(Name);
        var held = json.RootElement.GetProperty("consents")[0];
        held.GetProperty("record").GetProperty("number").GetString().ShouldBe("C-1001");
        held.GetProperty("record").GetProperty("card").GetProperty("last4").GetString().ShouldBe("4242");
        json.RootElement.GetProperty("mails")[0].GetProperty("to").GetString().ShouldBe(Email);
        json.RootElement.GetProperty("ledger").EnumerateArray()
            .Select(entry => entry.GetProperty("kind").GetString()).ShouldContain("consent.withdrawn", StringComparer.Ordinal);
        json.RootElement.GetRawText().ShouldContain("Moves abroad");

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await BytesAsync(archive.GetEntry("data.pdf")!));
        var text = string.Join(' ', pdf.GetPages().Select(page => page.Text));
        text.ShouldContain("C-1001");
        text.ShouldContain("Données détenues sur Zoë Ångström");
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().SingleAsync(entry => entry.Kind == "person.exported")).ActorId.ShouldBe(Alex.Id);
        (await _host.As(Alex).Get<PersonExport>()
            .MakeAsync(PortalCustomerId.Create(_host.Clock.GetUtcNow()), CancellationToken.None)).ShouldBeGiven().ShouldBeNull();
    }

    private Task<ErasureOutcome> EraseAsync(PortalCustomerId customer, string typed, bool withdraws = false) =>
        _host.As(Alex).Get<ErasureWorkflow>().EraseAsync(customer, typed, withdraws, CancellationToken.None);

    private async Task WorkAtStripeAsync()
    {
        await _host.RemoveCardsAsync();
        await _host.Get<CustomerDeletionWorker>().WorkAsync(CancellationToken.None);
    }

    private async Task<List<LedgerEntry>> EntriesAsync(ConsentId consent) => [.. await _host.LedgerAsync(consent)];

    /// <summary>Where the text occurs: in a column of a table, or as bytes in a database file.</summary>
    private async Task<List<string>> FindAsync(string text)
    {
        List<string> found = [];
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var column in db.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns))
        {
            command.CommandText =
                $"SELECT COUNT(*) FROM \"{column.Table.Name}\" WHERE instr(CAST(\"{column.Name}\" AS TEXT), '{text}') > 0";
            if (await command.ExecuteScalarAsync() is > 0L)
            {
                found.Add($"{column.Table.Name}.{column.Name}");
            }
        }

        await db.Database.CloseConnectionAsync();
        return [.. found, .. await FolderSearch.FilesWithAsync(_host.Folder, text)];
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var open = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await open.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
