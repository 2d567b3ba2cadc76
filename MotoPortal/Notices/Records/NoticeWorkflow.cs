using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Notices.Records;

/// <summary>Records that people told customers what they had to be told, and exports who was told.</summary>
internal sealed class NoticeWorkflow(
    ActingPerson acting,
    Atomic atomic,
    NoticeRecords records,
    NoticeReads reads,
    StoreCalendarReads calendars,
    LedgerWriter ledger,
    TimeProvider time)
{
    /// <summary>Records that the acting person told the customer.</summary>
    /// <param name="id">The notice.</param>
    /// <param name="means">How: by telephone or by letter.</param>
    /// <param name="day">On which day; null when it is missing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<NoticeOutcome> ToldAsync(NoticeId id, NoticeMeans means, DateOnly? day, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CustomerNotice>(Policies.TellCustomers, notice => notice.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new NoticeOutcome.NotFound() : new NoticeOutcome.NotAllowed();
        }

        // An e-mail is recorded by the outbox, which knows that it was sent.
        ArgumentOutOfRangeException.ThrowIfEqual(means, NoticeMeans.Email);
        return await atomic.RunAsync<NoticeOutcome>(
            async scope =>
            {
                var notice = await scope.Db.Set<CustomerNotice>().SingleAsync(row => row.Id == id, cancellationToken);
                if (notice.State is NoticeState.Told)
                {
                    return new NoticeOutcome.NotNow();
                }

                var calendar = await calendars.FindAsync(scope.Db, notice.StoreId, cancellationToken);
                if (ProblemOf(day, calendar.DayOf(notice.CreatedAt), calendar.DayOf(time.GetUtcNow())) is { } problem)
                {
                    return new NoticeOutcome.InvalidDay(problem);
                }

                await records.TellAsync(scope, notice, means, day!.Value, actor, cancellationToken);
                return new NoticeOutcome.Done();
            },
            cancellationToken);
    }

    /// <summary>
    /// Records that an e-mail came back to the merchant's mailbox, which the mail server cannot know when it accepts it: a person has to
    /// tell the customer.
    /// </summary>
    public async Task<NoticeOutcome> MailCameBackAsync(NoticeId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CustomerNotice>(Policies.TellCustomers, notice => notice.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new NoticeOutcome.NotFound() : new NoticeOutcome.NotAllowed();
        }

        return await atomic.RunAsync<NoticeOutcome>(
            async scope =>
            {
                var notice = await scope.Db.Set<CustomerNotice>().SingleAsync(row => row.Id == id, cancellationToken);
                if (notice is not { State: NoticeState.Told, ToldBy: NoticeMeans.Email })
                {
                    return new NoticeOutcome.NotNow();
                }

                notice.RequirePerson();
                records.NoteToTell(scope, notice, await NoticeRecords.DetailAsync(scope.Db, notice, cancellationToken), actor);
                scope.Ring(NoticeRecords.Topic);
                return new NoticeOutcome.Done();
            },
            cancellationToken);
    }

    /// <summary>The list of who was told what, when and how, as CSV; noted in the ledger.</summary>
    public async Task<Permitted<byte[]>> ExportAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeConsents, cancellationToken) is not { } actor)
        {
            return new Permitted<byte[]>.NotAllowed();
        }

        var told = await reads.ListAsync(told: true, int.MaxValue, cancellationToken);
        var open = await reads.ListAsync(told: false, int.MaxValue, cancellationToken);
        var rows = told.Rows.Concat(open.Rows).OrderBy(row => row.Since).ToList();
        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(scope, "notice.exported", actor, default, new NoticeEntries.Exported(rows.Count));
                return Task.CompletedTask;
            },
            cancellationToken);
        return new Permitted<byte[]>.Given(NoticeCsvText.Write(rows));
    }

    // A letter that was posted before the portal knew of the charge cannot have named its amount.
    private static FieldProblem? ProblemOf(DateOnly? day, DateOnly since, DateOnly today) => day switch
    {
        null => FieldProblem.Required,
        { } given when given > today => FieldProblem.InTheFuture,
        { } given when given < since => FieldProblem.TooEarly,
        _ => null,
    };
}
