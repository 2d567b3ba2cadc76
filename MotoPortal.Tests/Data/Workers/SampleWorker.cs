using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Data.Workers;

/// <summary>A worker on mails whose work is given by the test.</summary>
internal sealed class SampleWorker(WorkerEnvironment environment, Func<MailId, CancellationToken, Task> work)
    : DueRowsWorker<MailId, OutgoingMail>(environment)
{
    public const string Topic = "sample";

    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    protected override IReadOnlyList<string> Topics => [Topic];

    protected override int AtOnce => 3;

    protected override IQueryable<MailId> Due(PortalDb db, DateTimeOffset now) => db.Set<OutgoingMail>()
        .Where(mail => mail.State == MailState.Waiting && mail.NextTryAt <= now)
        .OrderBy(mail => mail.NextTryAt)
        .ThenBy(mail => mail.Id)
        .Select(mail => mail.Id);

    protected override async Task<OutgoingMail?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, MailId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mail = await scope.Db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == key, cancellationToken);
        return mail.TryClaim(now) ? mail : null;
    }

    protected override async Task WorkOnAsync(IServiceProvider services, OutgoingMail claimed, CancellationToken cancellationToken)
    {
        await work(claimed.Id, cancellationToken);
        await Environment.Atomic.RunAsync(
            async scope => (await scope.Db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == claimed.Id, cancellationToken)).Sent(
                Environment.Time.GetUtcNow(), keptInPractice: true),
            cancellationToken);
    }

    protected override async Task ReleaseAsync(AtomicScope scope, MailId key, DateTimeOffset now) =>
        (await scope.Db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == key)).Failed(MailProblem.AskedToWait, now);
}
