using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of something that a customer is to be told.</summary>
public readonly record struct NoticeId : ITypedId<NoticeId>
{
    private NoticeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static NoticeId Create(DateTimeOffset now) => new("tell_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static NoticeId From(string value) => new(IdText.Require(value, "tell_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static NoticeId? TryFrom(string? value) => IdText.Fits(value, "tell_") ? new NoticeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
