using System.Threading.Channels;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Passwords;

/// <summary>
/// Sends a link to a person who says that they forgot their password, if mail is configured. The request only queues the e-mail address and
/// is answered at once, so neither the answer nor its timing reveals whether an account exists.
/// </summary>
internal sealed partial class ForgottenPasswords(
    WorkerEnvironment environment,
    IPasswordLinkMail mail,
    IOptions<ShellOptions> shell,
    IOptions<PasswordSignInOptions> options,
    IConfiguration configuration,
    ILogger<ForgottenPasswords> logger) : PeriodicWorker(environment)
{
    private const int Waiting = 100;
    private const string Topic = "forgotten-passwords";

    private readonly Channel<string> _asked =
        Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly PartitionedRateLimiter<string> _perAddress = Limiter(5, TimeSpan.FromMinutes(15));
    private readonly PartitionedRateLimiter<string> _perEmail = Limiter(3, TimeSpan.FromHours(1));

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [Topic];

    /// <summary>Whether links are sent by mail; otherwise an administrator hands them over.</summary>
    public bool IsReady => shell.Value.Mode is not PortalMode.Practice && options.Value.Passwords && mail.IsReady;

    /// <summary>Queues the e-mail address of a person who forgot their password.</summary>
    /// <param name="email">The e-mail address as typed.</param>
    /// <param name="address">The place of the request, see <see cref="SignInGate.PlaceOf"/>.</param>
    /// <returns>False when this place asked too often; nothing else is disclosed.</returns>
    public bool Ask(string email, string address)
    {
        using var asked = _perAddress.AttemptAcquire(address);
        if (!asked.IsAcquired)
        {
            return false;
        }

        using var meant = _perEmail.AttemptAcquire(email.ToUpperInvariant());
        if (meant.IsAcquired)
        {
            _asked.Writer.TryWrite(email);
            Environment.Bell.Ring(Topic);
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _perAddress.Dispose();
        _perEmail.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (_asked.Reader.TryRead(out var email))
        {
            try
            {
                await SendAsync(email, cancellationToken);
                sent++;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception exception)
            {
                // A call that takes too long is cancelled, so that it delays no other person.
                CouldNotAnswer(logger, exception);
            }
        }

        return sent;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = window }),
        StringComparer.Ordinal);

    private async Task SendAsync(string email, CancellationToken stoppingToken)
    {
        await using var scope = Environment.Scopes.CreateAsyncScope();
        var normalized = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>().NormalizeEmail(email);
        var contexts = scope.ServiceProvider.GetRequiredService<IDbContextFactory<PortalDb>>();
        await using var db = await contexts.CreateDbContextAsync(stoppingToken);
        var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(
            user => user.NormalizedEmail == normalized && !user.IsDisabled && !user.IsPractice, stoppingToken);
        var records = scope.ServiceProvider.GetRequiredService<PeopleRecords>();
        if (person is null
            || await records.MakeLinkAsync(person.Id, Actor.Portal, stoppingToken) is not PersonOutcome.LinkMade { Link: var link })
        {
            return;
        }

        var address = link.AddressAt(PortalAddress.Of(configuration));
        if (!await mail.SendAsync(person.Email!, person.Language ?? "en", address, link.ExpiresAt, stoppingToken))
        {
            NotSent(logger, person.Id);
        }
    }

    [LoggerMessage(3040, LogLevel.Error, "A link for a new password could not be made")]
    private static partial void CouldNotAnswer(ILogger logger, Exception exception);

    [LoggerMessage(3041, LogLevel.Warning, "The mail server did not take the link for a new password of person {PersonId}")]
    private static partial void NotSent(ILogger logger, string personId);
}
