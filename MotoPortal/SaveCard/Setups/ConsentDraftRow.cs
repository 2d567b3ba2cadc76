using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>A consent that is being taken down, as it stood at the last answer.</summary>
internal sealed class ConsentDraftRow
{
    private static readonly JsonSerializerOptions Ids =
        new() { Converters = { new TypedIdJson<SignedFormId>(), new TypedIdJson<ConsentId>(), new TypedIdJson<PortalCustomerId>() } };

    private ConsentDraftRow()
    {
    }

    /// <summary>The setup.</summary>
    public CardSetupId SetupId { get; private set; }

    /// <summary>The draft as JSON.</summary>
    public string Json { get; private set; } = "";

    /// <summary>When it changed last, UTC.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>A draft that is kept for the first time.</summary>
    public static ConsentDraftRow Begin(CardSetupId setup) => new() { SetupId = setup };

    /// <summary>Takes the draft as it stands now, all but what looks like a card number, whichever field it was typed into.</summary>
    public void Keep(ConsentDraft draft, DateTimeOffset now)
    {
        var document = JsonSerializer.SerializeToNode(draft, Ids)!;
        StoredTextGuard.Remove(document);
        Json = document.ToJsonString();
        KeptAt = now;
    }

    /// <summary>The draft as it was kept.</summary>
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
