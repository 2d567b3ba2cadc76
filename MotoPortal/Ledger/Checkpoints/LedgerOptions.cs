using Microsoft.Extensions.Options;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>The options of the ledger's key and checkpoints. Section <c>Ledger</c>.</summary>
internal sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>The file of the signing key; null for <c>ledger-key.txt</c> in the folder <c>keys</c> of the data folder.</summary>
    public string? KeyFile { get; set; }

    /// <summary>A second folder for checkpoints, on another machine or medium; null for none.</summary>
    public string? SecondCheckpointDirectory { get; set; }

    /// <summary>The address of a time-stamp authority (RFC 3161), which signs when checkpoints existed; null for none.</summary>
    public string? TimeStampAuthority { get; set; }

    /// <summary>The public keys of earlier signing keys, whose checkpoints are accepted.</summary>
    public IReadOnlyList<string> RetiredKeys { get; set; } = [];

    /// <summary>Validates the settings.</summary>
    internal sealed class Validation : IValidateOptions<LedgerOptions>
    {
        public ValidateOptionsResult Validate(string? name, LedgerOptions options) =>
            options.RetiredKeys.Select((key, index) => (Key: key, Index: index))
                .Where(retired => VerifierKey.TryParse(retired.Key) is null)
                .Select(retired =>
                    $"{Section}:RetiredKeys:{retired.Index} is no public key; copy it from ledger-key.pub.txt, a line like name+1d569fff+AdddmAGC….")
                .Concat(IsAddress(options.TimeStampAuthority)
                    ? []
                    : [$"{Section}:TimeStampAuthority is no address; write the whole one, such as https://tsa.example/tsr."])
                .ToList() is { Count: > 0 } failures
                ? ValidateOptionsResult.Fail(failures)
                : ValidateOptionsResult.Success;

        private static bool IsAddress(string? authority) => string.IsNullOrEmpty(authority)
            || (Uri.TryCreate(authority, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" });
    }
}
