namespace MotoPortal.Simulator.Objects;

/// <summary>Thrown when the simulator cannot start because of a setting or the machine. The message is one line for people.</summary>
internal sealed class SimulatorCannotStartException : Exception
{
    /// <summary>Creates the exception for a setting.</summary>
    public SimulatorCannotStartException(string setting, string message, Exception? cause = null)
        : base(message, cause)
    {
        Setting = setting;
    }

    /// <summary>The full key of the setting, such as <c>Simulator:Url</c>.</summary>
    public string Setting { get; }
}
