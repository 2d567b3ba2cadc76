using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts.Settings;

/// <summary>Validates the settings of single sign-on; each failure is a sentence that names the key.</summary>
internal sealed class OpenIdValidation(IConfiguration configuration, IOptions<PasswordSignInOptions> passwords)
    : IValidateOptions<OpenIdOptions>
{
    private const string SecretKey = $"{OpenIdOptions.Section}:{nameof(OpenIdOptions.ClientSecret)}";
    private const string FileKey = $"{OpenIdOptions.Section}:{nameof(OpenIdOptions.ClientSecretFile)}";

    /// <summary>The client's secret; from the file when one is named.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not read the file.</exception>
    public static string? SecretOf(OpenIdOptions options) =>
        options.ClientSecretFile is { Length: > 0 } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : options.ClientSecret;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        List<string> sentences = [.. options.IsOn ? Problems(options) : []];
        if (!options.IsOn && !passwords.Value.Passwords)
        {
            sentences.Add("SignIn:Passwords is false, but SignIn:OpenId:Authority names no issuer; nobody could sign in.");
        }

        return sentences.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(sentences);
    }

    private IEnumerable<string> Problems(OpenIdOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback))
            || authority.Query.Length > 0 || authority.Fragment.Length > 0)
        {
            yield return $"SignIn:OpenId:Authority is '{options.Authority}'; write the issuer's whole https address.";
        }
        else if (authority.AbsolutePath.Split('/') is [_, "common" or "organizations" or "consumers", ..])
        {
            yield return
                $"SignIn:OpenId:Authority is '{options.Authority}', to which every organisation belongs; name your own tenant's id.";
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return "SignIn:OpenId:ClientId is missing; it is the id that the issuer gave the portal.";
        }

        if (SecretProblem(options) is { } problem)
        {
            yield return problem;
        }

        IReadOnlyList<string>[] values = [options.ClerkValues, options.SupervisorValues, options.AuditorValues, options.AdminValues];
        if (values.All(list => list.Count == 0))
        {
            yield return "SignIn:OpenId:AdminValues and the values of the other roles are empty; without any, nobody gets a role.";
        }
    }

    private string? SecretProblem(OpenIdOptions options)
    {
        if (options.ClientSecretFile is not { Length: > 0 } file)
        {
            return string.IsNullOrEmpty(options.ClientSecret)
                ? $"{FileKey} is missing; name a file that only this account can read and that contains the client's secret."
                : IsReadable(SecretKey)
                    ? $"{SecretKey} stands where others can read it; set it by the environment, or name a file in {FileKey}."
                    : null;
        }

        try
        {
            if (SecretOf(options) is not { Length: > 0 })
            {
                return $"{FileKey}: '{file}' is empty.";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{FileKey}: '{file}' cannot be read. {exception.Message.TrimEnd('.')}.";
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None
            ? $"{FileKey}: other accounts can read '{file}'; run: chmod 600 {file}"
            : null;
    }

    // A file of settings is copied and checked in, and a command line is shown to every account.
    private bool IsReadable(string key) =>
        (configuration as IConfigurationRoot)?.Providers
            .Where(provider => provider.TryGet(key, out _))
            .Any(provider => provider is CommandLineConfigurationProvider
                || (provider is JsonConfigurationProvider { Source.Path: { } path }
                    && path.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase))) is true;
}
