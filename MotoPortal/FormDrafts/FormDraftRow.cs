using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;

namespace MotoPortal.FormDrafts;

/// <summary>What one person has typed into one form and not handed in.</summary>
internal sealed class FormDraftRow
{
    private FormDraftRow()
    {
    }

    /// <summary>The id of the person who typed it.</summary>
    public string PersonId { get; private set; } = "";

    public string Form { get; private set; } = "";

    /// <summary>The id of what the form is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The customer whom it is about; null when there is none yet.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>What was typed, as JSON.</summary>
    [Personal]
    public string Json { get; private set; } = "";

    /// <summary>Counts how often it was stored, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>When it was last stored, UTC.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>Creates the row of a new draft.</summary>
    public static FormDraftRow Begin(string person, DraftedForm key) => new() { PersonId = person, Form = key.Form, Subject = key.Subject };

    /// <summary>Stores what was typed.</summary>
    public void Keep(string json, PortalCustomerId? customer, DateTimeOffset now)
    {
        (Json, CustomerId, KeptAt) = (json, customer, now);
        Version++;
    }

    /// <summary>The draft as the form reads it.</summary>
    public KeptForm Read() => new(Json, Version);

    internal sealed class Table : IEntityTypeConfiguration<FormDraftRow>
    {
        public void Configure(EntityTypeBuilder<FormDraftRow> builder)
        {
            builder.ToTable("form_drafts");
            builder.HasKey(draft => new { draft.PersonId, draft.Form, draft.Subject });
            builder.Property(draft => draft.PersonId).HasMaxLength(64);
            builder.Property(draft => draft.Form).HasMaxLength(40);
            builder.Property(draft => draft.Subject).HasMaxLength(80);
            builder.Property(draft => draft.Version).IsConcurrencyToken();
            builder.HasIndex(draft => draft.CustomerId);
            builder.HasIndex(draft => draft.KeptAt);
        }
    }
}
