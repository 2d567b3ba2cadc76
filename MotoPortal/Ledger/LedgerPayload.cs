using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger;

/// <summary>The payload of an entry, with personal data. Its deletion leaves the entry and every proof over it valid.</summary>
internal sealed class LedgerPayload
{
    private const int SaltBytes = 32;

    private LedgerPayload()
    {
    }

    /// <summary>The entry's position in the ledger.</summary>
    public long Sequence { get; private set; }

    /// <summary>A random salt, so that short facts cannot be guessed from the commitment.</summary>
    public byte[] Salt { get; private set; } = [];

    [Personal]
    public string ActorName { get; private set; } = "";

    /// <summary>The payload as canonical JSON (RFC 8785).</summary>
    [Personal]
    public string Json { get; private set; } = "";

    /// <summary>Creates a payload with a fresh salt.</summary>
    public static LedgerPayload Create<TDetails>(Actor actor, TDetails details) => new()
    {
        Salt = RandomNumberGenerator.GetBytes(SaltBytes),
        ActorName = actor.Name,
        Json = CanonicalJson.Write(new Committed<TDetails>(actor.Name, details)),
    };

    /// <summary>SHA-256 of salt and JSON, lower-case hex.</summary>
    public string Commitment() => Convert.ToHexStringLower(SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(Json)]));

    /// <summary>Whether the actor's name beside the JSON is the one in it, to which the entry commits.</summary>
    public bool NamesItsActor()
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(Json).GetProperty("actor").GetString() is { } name
                && string.Equals(name, ActorName, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    private sealed record Committed<TDetails>(string Actor, TDetails Details);

    internal sealed class Table : IEntityTypeConfiguration<LedgerPayload>
    {
        public void Configure(EntityTypeBuilder<LedgerPayload> builder)
        {
            builder.ToTable("ledger_payloads");
            builder.HasKey(payload => payload.Sequence);
            builder.Property(payload => payload.Sequence).ValueGeneratedNever();
            builder.Property(payload => payload.ActorName).HasMaxLength(120);
            builder.IsErasedOnlyWith<LedgerPayload, LedgerErasure>(nameof(LedgerErasure.Sequence));
        }
    }
}
