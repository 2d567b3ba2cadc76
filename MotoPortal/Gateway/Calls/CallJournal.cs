using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// Records the calls to Stripe and owns their idempotency keys: a call is written in the transaction that decides on it, its answer
/// afterwards.
/// </summary>
internal sealed class CallJournal(IDbContextFactory<PortalDb> contexts, TimeProvider time)
{
    // Stripe may drop a key after 24 hours: https://docs.stripe.com/api/idempotent_requests
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(23);

    // Stripe replays its stored answer to a key, its own failures (HTTP 500) included, so a third try would get the same for a day.
    private const int MostTries = 2;

    /// <summary>
    /// Chooses the idempotency key of a call. The key of the last try is reused while its answer is not known and the request is identical;
    /// otherwise the call is a new try. Each try keeps its own fate: the answer to one says nothing about the others.
    /// </summary>
    /// <returns>The idempotency key, and whether an earlier call of this kind may have acted under another key.</returns>
    public async Task<PreparedCall> PrepareAsync<TParameters>(
        AtomicScope scope, string kind, string subject, TParameters parameters, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(parameters))));
        var calls = await scope.Db.Set<StripeCall>()
            .Where(call => call.Subject == subject && call.Kind == kind)
            .OrderByDescending(call => call.Attempt)
            .ToListAsync(cancellationToken);
        var (last, isOpen) = (calls.FirstOrDefault(), calls.Exists(call => call.Status is not CallStatus.Answered));
        if (last is { Status: not CallStatus.Answered, Tries: < MostTries }
            && string.Equals(last.ParametersHash, hash, StringComparison.Ordinal) && now - last.PreparedAt < KeyLife)
        {
            last.TryAgain();
            LookAfterSending(last, now);
            return new PreparedCall(last.Key, FollowsAnOpenOne: false);
        }

        var call = StripeCall.Prepare(kind, subject, (last?.Attempt ?? 0) + 1, hash, now);
        LookAfterSending(call, now);
        scope.Db.Add(call);
        return new PreparedCall(call.Key, isOpen);
    }

    /// <summary>Whether a call of this kind was sent for the subject, or may have been, and its answer is not known.</summary>
    public async Task<bool> IsOpenAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StripeCall>()
            .AnyAsync(call => call.Subject == subject && call.Kind == kind && call.Status != CallStatus.Answered, cancellationToken);
    }

    /// <summary>Closes all calls of this kind for the subject, because their result was read from Stripe.</summary>
    public async Task SettleAsync(AtomicScope scope, string kind, string subject, CancellationToken cancellationToken)
    {
        foreach (var call in await scope.Db.Set<StripeCall>()
            .Where(call => call.Subject == subject && call.Kind == kind && call.Status != CallStatus.Answered)
            .ToListAsync(cancellationToken))
        {
            call.Note(CallStatus.Answered, time.GetUtcNow());
        }
    }

    /// <summary>Records the answer, in the transaction that acts on it.</summary>
    public async Task NoteAsync<T>(AtomicScope scope, string key, GatewayAnswer<T> answer, CancellationToken cancellationToken)
    {
        var call = await scope.Db.Set<StripeCall>().SingleAsync(call => call.Key == key, cancellationToken);

        // A second try that Stripe refused, or that was never sent, says nothing about the first one, whose answer was lost.
        var isKnown = answer is GatewayAnswer<T>.Done || (answer is not GatewayAnswer<T>.Unknown && call.Tries == 1);
        call.Note(isKnown ? CallStatus.Answered : CallStatus.Unknown, time.GetUtcNow());
    }

    /// <summary>Whether a call of this kind for the subject may be on its way, so that its effect belongs to whoever sent it.</summary>
    public async Task<bool> IsOnItsWayAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StripeCall>().AnyAsync(
            call => call.Subject == subject && call.Kind == kind && call.Status == CallStatus.Prepared && call.NextLookAt > now,
            cancellationToken);
    }

    /// <summary>Looks again for what a call made, although it was answered: its result was not the one that is used.</summary>
    public static async Task LookAgainAsync(AtomicScope scope, string key, DateTimeOffset now) =>
        (await scope.Db.Set<StripeCall>().SingleAsync(call => call.Key == key, CancellationToken.None)).LookAt(now);

    private static void LookAfterSending(StripeCall call, DateTimeOffset now)
    {
        if (CallKinds.IsLookedFor(call.Kind))
        {
            call.LookAt(now + CallTimes.SurelyOver);
        }
    }
}
