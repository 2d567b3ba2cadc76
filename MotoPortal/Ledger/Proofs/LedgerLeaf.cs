using System.Globalization;
using System.Text;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// The bytes of a leaf: all of an entry, as canonical JSON. Their form is part of every proof and never changes; another one would be
/// another version. See <c>docs/ledger-format.md</c>.
/// </summary>
/// <param name="Sequence">The entry's number, from 1.</param>
/// <param name="Kind">The kind, such as <c>consent.given</c>.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="ActorId">Who acted.</param>
/// <param name="ActorRole">The role in which they acted.</param>
/// <param name="Setup">The setup; null for none.</param>
/// <param name="Consent">The consent; null for none.</param>
/// <param name="Customer">The customer; null for none.</param>
/// <param name="Charge">The charge; null for none.</param>
/// <param name="Commitment">The salted commitment to the details, lower-case hex.</param>
internal sealed record LedgerLeaf(
    long Sequence,
    string Kind,
    DateTimeOffset At,
    string ActorId,
    string ActorRole,
    string? Setup,
    string? Consent,
    string? Customer,
    string? Charge,
    string Commitment)
{
    /// <summary>The version of the form.</summary>
    public const string Version = "motoportal.ledger-entry/1";

    // Entries of PostgreSQL that are older than the tree have microseconds; all others have whole milliseconds.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The leaf as canonical JSON.</summary>
    public string Json() => CanonicalJson.Write(new
    {
        v = Version,
        sequence = Sequence,
        kind = Kind,
        at = At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        actor = ActorId,
        role = ActorRole,
        setup = Setup,
        consent = Consent,
        customer = Customer,
        charge = Charge,
        commitment = Commitment,
    });

    /// <summary>The hash of the leaf.</summary>
    public byte[] Hash() => MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(Json()));
}
