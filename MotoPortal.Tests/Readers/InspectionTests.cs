using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Texts;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Readers;

/// <summary>Inspections on a real database, with a portal that requires one every thirty days.</summary>
public sealed class InspectionTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(inspectionDays: 30);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_reader_without_inspection_is_not_asked_for_a_card()
    {
        var id = await _host.ConsentedAsync();

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderNotInspected));

        (await _host.SeeAsync(id)).Problem!.Kind.ShouldBe(SetupProblem.ReaderNotInspected);
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
        await _host.InspectAsync(InspectionFinding.Intact);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task Thirty_days_after_its_inspection_a_reader_takes_no_more_cards()
    {
        (await _host.InspectAsync(InspectionFinding.Intact)).ShouldBe(
            new InspectOutcome.Recorded(InspectionFinding.Intact, _host.Clock.GetUtcNow().AddDays(30)));
        _host.Clock.Advance(TimeSpan.FromDays(30));
        (await _host.SeeReaderAsync(_host.FrontDesk)).Standing.ShouldBe(InspectionStanding.InTime);
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        var id = await _host.ConsentedAsync();

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderNotInspected));

        (await _host.SeeReaderAsync(_host.FrontDesk)).Standing.ShouldBe(InspectionStanding.Overdue);
    }

    [Fact]
    public async Task A_suspicious_reader_takes_no_card_until_it_is_found_intact()
    {
        var id = await _host.ConsentedAsync();
        await _host.InspectAsync(InspectionFinding.Intact);
        await _host.InspectAsync(InspectionFinding.Suspicious);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderSuspicious));

        await _host.InspectAsync(InspectionFinding.Intact, clerk: SaveCardHost.Noor);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task The_choice_of_readers_knows_which_was_inspected()
    {
        await _host.InspectAsync(InspectionFinding.Intact);
        var front = await _host.SeeReaderAsync(_host.FrontDesk);

        var listed = (await _host.Get<ReaderDirectory>().ListAsync(front.Location!.Value, CancellationToken.None))
            .ShouldBeOfType<ReaderListOutcome.Listed>();

        listed.Readers.Select(reader => (reader.Label, reader.Inspection)).ShouldBe(
            [("Back office", InspectionStanding.Never), ("Front desk", InspectionStanding.InTime)]);
    }

    [Fact]
    public async Task What_was_seen_stands_in_the_history_and_in_the_ledger()
    {
        var reader = await _host.SeeReaderAsync(_host.FrontDesk);
        reader.Serial.ShouldNotBeNullOrEmpty();
        var first = _host.Clock.GetUtcNow();
        await _host.InspectAsync(InspectionFinding.Intact);
        _host.Clock.Advance(TimeSpan.FromDays(3));
        await _host.InspectAsync(InspectionFinding.Suspicious, "  A seal is torn.  ", SaveCardHost.Noor);

        (await _host.Get<InspectionReads>().HistoryAsync(_host.FrontDesk, CancellationToken.None)).ShouldBe(
        [
            new(_host.FrontDesk, reader.Serial, "Front desk", first.AddDays(3), "Noor B.", InspectionFinding.Suspicious, "A seal is torn."),
            new(_host.FrontDesk, reader.Serial, "Front desk", first, "Camille D.", InspectionFinding.Intact, null),
        ]);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entries = await db.Set<LedgerEntry>().Include(entry => entry.Payload)
            .Where(entry => entry.Kind == "reader.inspected").OrderBy(entry => entry.Sequence).ToListAsync();
        entries.Select(entry => entry.ActorId).ShouldBe(["u-camille", "u-noor"]);
        entries[1].Payload!.Json.ShouldContain("\"note\":\"A seal is torn.\",\"outcome\":\"Suspicious\"");
    }

    [Fact]
    public async Task An_inspection_is_written_once()
    {
        await _host.InspectAsync(InspectionFinding.Suspicious);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        (await Should.ThrowAsync<DbException>(
            () => db.Database.ExecuteSqlRawAsync("UPDATE reader_inspections SET \"Finding\" = 'Intact'")))
            .Message.ShouldContain("reader_inspections is append-only");
        (await Should.ThrowAsync<DbException>(
            () => db.Database.ExecuteSqlRawAsync("DELETE FROM reader_inspections")))
            .Message.ShouldContain("reader_inspections is append-only");
    }

    [Fact]
    public async Task A_card_number_never_gets_into_a_note_and_nothing_may_be_skipped()
    {
        var reader = await _host.SeeReaderAsync(_host.FrontDesk);
        var form = Inspections.Form(InspectionFinding.Intact, "They said 4242 4242 4242 4242");
        form.Seen.Remove(InspectionPoint.Serial);

        var outcome = await _host.Get<InspectionWorkflow>().InspectAsync(reader, form, CancellationToken.None);

        outcome.ShouldBeOfType<InspectOutcome.Invalid>().Problems.OrderBy(problem => problem.Key, StringComparer.Ordinal).ShouldBe(
            [new("Note", FieldProblem.HoldsCardNumber), new("Serial", FieldProblem.NotConfirmed)]);
        (await _host.Get<InspectionReads>().HistoryAsync(_host.FrontDesk, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_open_register_shows_an_inspection_at_once()
    {
        await using var register = _host.Get<ReaderRegister>().WatchAsync(CancellationToken.None).GetAsyncEnumerator();
        (await register.MoveNextAsync()).ShouldBeTrue();
        Standing().ShouldBe(InspectionStanding.Never);

        await _host.InspectAsync(InspectionFinding.Intact);

        (await register.MoveNextAsync()).ShouldBeTrue();
        Standing().ShouldBe(InspectionStanding.InTime);

        InspectionStanding Standing() => register.Current.ShouldBeOfType<RegisterOutcome.Listed>()
            .Stores.SelectMany(store => store.Readers).Single(reader => reader.Id == _host.FrontDesk).Standing;
    }

    [Fact]
    public async Task Without_Stripe_the_register_says_so_and_a_reader_can_still_be_reported()
    {
        var reader = await _host.SeeReaderAsync(_host.FrontDesk);
        await _host.Simulator.DisposeAsync();

        (await _host.Get<ReaderRegister>().ReadAsync(CancellationToken.None)).ShouldBe(new RegisterOutcome.NotReachable());
        (await _host.Get<InspectionWorkflow>().InspectAsync(reader, Inspections.Form(InspectionFinding.Suspicious), CancellationToken.None))
            .ShouldBe(new InspectOutcome.Recorded(InspectionFinding.Suspicious, null));
    }
}
