using Microsoft.Extensions.Options;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Mail;

/// <summary>Checks whether customers get their e-mails.</summary>
internal sealed class MailCheck(MailReads reads, IOptions<MailOptions> options, IOptions<ShellOptions> shell) : IPreflightCheck
{
    private const string Outbox = "/outbox";

    private enum Found
    {
        Practice,
        NoServer,
        GaveUp,
        Set,
    }

    /// <inheritdoc/>
    public string Name => "Mail";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Shop;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Value.Host))
        {
            return shell.Value.Mode is PortalMode.Practice
                ? PreflightFinding.Of(PreflightState.Fine, Found.Practice)
                : PreflightFinding.Of(PreflightState.ToDo, Found.NoServer);
        }

        return await reads.AttentionAsync(cancellationToken) is { GaveUp: > 0 and var count }
            ? PreflightFinding.Of(PreflightState.Wrong, Found.GaveUp, count) with { Link = Outbox }
            : PreflightFinding.Of(PreflightState.Fine, Found.Set, options.Value.Host, options.Value.From ?? "") with { Link = Outbox };
    }
}
