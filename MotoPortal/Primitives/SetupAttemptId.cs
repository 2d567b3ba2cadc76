namespace MotoPortal.Primitives;

/// <summary>A SetupAttempt at Stripe: one try to save a card.</summary>
public readonly record struct SetupAttemptId : ITypedId<SetupAttemptId>
{
    private SetupAttemptId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static SetupAttemptId From(string value) => new(IdText.Require(value, "setatt_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static SetupAttemptId? TryFrom(string? value) => IdText.Fits(value, "setatt_") ? new SetupAttemptId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
