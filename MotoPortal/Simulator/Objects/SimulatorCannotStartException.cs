namespace MotoPortal.Simulator.Objects;

/// <summary>
/// The simulator cannot start because of a setting or of what it finds on this machine. The message is one line for people.
/// </summary>
internal sealed class SimulatorCannotStartException : Exception
{
    /// <summary>Makes the exception for a setting.</summary>
    public SimulatorCannotStartException(string setting, string message, Exception? cause = null)
        : base(message, cause)
    {
        Setting = setting;
    }

    /// <summary>The full key of the setting to mend, such as <c>Simulator:Url</c>.</summary>
    public string Setting { get; }
}
