using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Exports;
using MotoPortal.Consents.Expiry;
using MotoPortal.Data;

namespace MotoPortal.Audit.Reports;

/// <summary>Reads reports for auditors, those of some stores what is of these stores, and writes them to files.</summary>
internal sealed class ReportWorkflow(
    ActingPerson acting,
    StoreContexts contexts,
    StoreCalendarReads calendars,
    StoreList stores,
    ExpiringReads expiring,
    ExportWriter writer,
    TimeProvider time)
{
    /// <summary>The days that an address asks for.</summary>
    public async Task<Permitted<ReportPeriod>> PeriodAsync(ReportAddress address, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is null
            ? new Permitted<ReportPeriod>.NotAllowed()
            : new Permitted<ReportPeriod>.Given(await PeriodOfAsync(address, cancellationToken));

    /// <summary>One report.</summary>
    public async Task<Permitted<ReportView>> ReadAsync(ReportKind kind, ReportAddress address, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is null
            ? new Permitted<ReportView>.NotAllowed()
            : new Permitted<ReportView>.Given(await ViewAsync(kind, address, cancellationToken));

    /// <summary>Writes one report to a file.</summary>
    /// <param name="kind">The report.</param>
    /// <param name="address">The address with the period and the store.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where the file goes; nothing is written to it when the person may not export.</param>
    /// <param name="cancellationToken">Breaks the export off.</param>
    /// <returns>The number of rows.</returns>
    public async Task<Permitted<long>> WriteAsync(
        ReportKind kind, ReportAddress address, ExportFormat format, Stream output, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { } actor)
        {
            return new Permitted<long>.NotAllowed();
        }

        var view = await ViewAsync(kind, address, cancellationToken);
        var columns = view.Columns.Select((column, index) => new ExportColumn<ReportRow>(column.Title, row => row.Cells[index].ForFile()));
        var list = new ExportedList<ReportRow>(
            OneBatch(view.Rows),
            [.. columns],
            row => row.Cells.Select(cell => cell.ForFile()).ToArray())
        {
            Zone = view.Period.Calendar.Zone.Id,
        };
        return new Permitted<long>.Given(await writer.WriteAsync(
            "reports", actor, [$"report={kind}", .. NamesOf(address, view.Period)], list, format, output, cancellationToken));
    }

    // The days that were meant, also where none was chosen.
    private static ImmutableArray<string> NamesOf(ReportAddress address, ReportPeriod period) =>
        (address with { From = period.First, Until = period.Last }).FilterNames();

    private static async IAsyncEnumerable<IReadOnlyList<ReportRow>> OneBatch(IReadOnlyList<ReportRow> rows)
    {
        await Task.CompletedTask;
        yield return rows;
    }

    private async Task<ReportPeriod> PeriodOfAsync(ReportAddress address, CancellationToken cancellationToken)
    {
        var calendar = await calendars.FindAsync(address.Store, cancellationToken);
        return ReportPeriod.Of(address.From, address.Until, calendar.DayOf(time.GetUtcNow()), calendar);
    }

    private async Task<ReportView> ViewAsync(ReportKind kind, ReportAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var query = new ReportQuery(
            await PeriodOfAsync(address, cancellationToken),
            address.Store,
            await calendars.ListAsync(db, cancellationToken),
            await stores.LastReadAsync(cancellationToken),
            time.GetUtcNow(),
            expiring.DaysAhead);
        return await ReadAsync(kind, db, query, cancellationToken);
    }

    private static Task<ReportView> ReadAsync(
        ReportKind kind, PortalDb db, ReportQuery query, CancellationToken cancellationToken) => kind switch
        {
            ReportKind.SavesByDay => SavesReads.ByDayAsync(db, query, cancellationToken),
            ReportKind.SavesByStore => SavesReads.ByStoreAsync(db, query, cancellationToken),
            ReportKind.SavesByReader => SavesReads.ByReaderAsync(db, query, cancellationToken),
            ReportKind.SavesByPerson => SavesReads.ByPersonAsync(db, query, cancellationToken),
            ReportKind.Durations => DurationReads.ReadAsync(db, query, cancellationToken),
            ReportKind.ReadingSpeed => ReadingSpeedReads.ReadAsync(db, query, cancellationToken),
            ReportKind.Coverage => CoverageReads.CountAsync(db, query, cancellationToken),
            ReportKind.Uncovered => CoverageReads.ListAsync(db, query, cancellationToken),
            ReportKind.EndingByMonth => EndingReads.ByMonthAsync(db, query, cancellationToken),
            ReportKind.EndingSoon => EndingReads.SoonAsync(db, query, cancellationToken),
            ReportKind.TermsVersions => EndingReads.TermsAsync(db, query, cancellationToken),
            ReportKind.Refusals => RefusalReads.ByDayAsync(db, query, cancellationToken),
            ReportKind.RefusalsByPerson => RefusalReads.ByPersonAsync(db, query, cancellationToken),
        };
}
