using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Schedules.Records;

/// <summary>Reads the input of an evaluation, in the transaction of the decision.</summary>
internal sealed class ScheduleContextReads(ChargeContextReads scheduleContexts, IOptions<ChargesOptions> options, TimeProvider time)
{
    /// <summary>The context; null when there is no such consent, or it has no card.</summary>
    public async Task<ScheduleContext?> FindAsync(AtomicScope scope, ChargeSchedule schedule, CancellationToken cancellationToken)
    {
        // A new id, so that no existing charge is left out.
        var nobody = ChargeId.Create(time.GetUtcNow());
        if (await scheduleContexts.FindAsync(
            scope, schedule.ConsentId, nobody, personId: "", schedule.StoreId, currency: "", cancellationToken) is not { } context)
        {
            return null;
        }

        var customer = await scope.Db.Set<KnownCustomer>()
            .AsNoTracking().SingleAsync(customer => customer.Id == schedule.CustomerId, cancellationToken);
        var hasUnsettled = await scope.Db.Set<Charge>().AnyAsync(
            charge => charge.ConsentId == schedule.ConsentId && (charge.State == ChargeState.Sending
                || charge.State == ChargeState.Unknown || charge.State == ChargeState.Processing), cancellationToken);
        return new ScheduleContext(
            context.Consent,
            customer,
            new ScheduleFacts(
                context.Standing,
                context.Earlier,
                hasUnsettled,
                await AskedAsync(scope, schedule, cancellationToken),
                schedule.Declines,
                schedule.NotSent,
                schedule.NotBefore,
                schedule.AmountMinorUnits is { } entered ? context.Consent.Scope.Amount with { AmountMinorUnits = entered } : null,
                await PromiseAsync(scope, schedule, context.Consent, customer, cancellationToken),
                options.Value.ScheduleHour));
    }

    private static async Task<AskedCharge?> AskedAsync(AtomicScope scope, ChargeSchedule schedule, CancellationToken cancellationToken)
    {
        if (schedule.ChargeId is not { } id)
        {
            return null;
        }

        var row = await scope.Db.Set<Charge>().AsNoTracking().SingleOrDefaultAsync(charge => charge.Id == id, cancellationToken);
        return new AskedCharge(
            schedule.ChargeDueOn!.Value, row is null ? null : new ChargeResult(row.State, row.Problem, row.DeclineCode, row.AdviceCode));
    }

    private static async Task<NoticePromise?> PromiseAsync(
        AtomicScope scope, ChargeSchedule schedule, ConsentView consent, KnownCustomer customer, CancellationToken cancellationToken)
    {
        if (await TermsReads.NoticeDaysAsync(scope.Db, consent.TermsVersion, cancellationToken) is not { } days)
        {
            return null;
        }

        var promise = new NoticePromise(
            days,
            customer.Email is { Length: > 0 },
            schedule.NoticeFor,
            schedule.NoticeMinorUnits is { } minor ? consent.Scope.Amount with { AmountMinorUnits = minor } : null,
            schedule.NoticeAt);
        if (schedule.NoticeMailId is not { } mailId)
        {
            return promise;
        }

        var mail = await scope.Db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == mailId, cancellationToken);
        return promise with { ToldAt = mail?.SentAt, HasFailed = mail is null or { State: MailState.GaveUp } };
    }
}
