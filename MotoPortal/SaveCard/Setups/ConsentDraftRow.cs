using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The stored draft of a consent.</summary>
internal sealed class ConsentDraftRow
{
    private static readonly JsonSerializerOptions Ids =
        new() { Converters = { new TypedIdJson<SignedFormId>(), new TypedIdJson<ConsentId>(), new TypedIdJson<PortalCustomerId>() } };

    private ConsentDraftRow()
    {
    }

    public CardSetupId SetupId { get; private set; }

    /// <summary>The draft as JSON.</summary>
    [Personal]
    public string Json { get; private set; } = "";

    /// <summary>When it was last stored, UTC.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>Creates the row of a new draft.</summary>
    public static ConsentDraftRow Begin(CardSetupId setup) => new() { SetupId = setup };

    /// <summary>Stores the draft without anything that looks like a card number and is not exempt, in any of its fields.</summary>
    public void Keep(ConsentDraft draft, ExemptTexts exempt, DateTimeOffset now)
    {
        var document = JsonSerializer.SerializeToNode(draft, Ids)!;
        StoredTextGuard.Remove(document, exempt);
        Json = document.ToJsonString();
        KeptAt = now;
    }

    /// <summary>The stored draft.</summary>
    public ConsentDraft Read() => JsonSerializer.Deserialize<ConsentDraft>(Json, Ids)!;

    internal sealed class Table : IEntityTypeConfiguration<ConsentDraftRow>
    {
        public void Configure(EntityTypeBuilder<ConsentDraftRow> builder)
        {
            builder.ToTable("consent_drafts");
            builder.HasKey(draft => draft.SetupId);
            builder.HasOne<CardSetup>().WithOne().HasForeignKey<ConsentDraftRow>(draft => draft.SetupId);
        }
    }
}
