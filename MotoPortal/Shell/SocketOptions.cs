using Microsoft.Extensions.Options;

namespace MotoPortal.Shell;

/// <summary>How many pages may be open at once. Section <c>Portal</c>.</summary>
internal sealed class SocketOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Portal";

    /// <summary>The most sockets of all people together.</summary>
    public int Sockets { get; set; } = 500;

    /// <summary>The most sockets of one person, or of one address without a person.</summary>
    public int SocketsPerPerson { get; set; } = 20;

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<SocketOptions>
    {
        public ValidateOptionsResult Validate(string? name, SocketOptions options) =>
            options.Sockets < 1 || options.SocketsPerPerson < 1
                ? ValidateOptionsResult.Fail("Portal:Sockets and Portal:SocketsPerPerson must be at least 1.")
                : ValidateOptionsResult.Success;
    }
}
