using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a SetupAttempt at Stripe.</summary>
public readonly record struct SetupAttemptId : ITypedId<SetupAttemptId>
{
    private SetupAttemptId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static SetupAttemptId From(string value) => new(IdText.Require(value, "setatt_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static SetupAttemptId? TryFrom(string? value) => IdText.Fits(value, "setatt_") ? new SetupAttemptId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
