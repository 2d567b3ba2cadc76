using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SingleSignOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "IssuerProvedAt",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "IssuerSession",
                table: "sessions",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOfConsole",
                table: "password_links",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "ProtectedContent",
                table: "outgoing_mails",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "external_identities",
                columns: table => new
                {
                    Digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LinkedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_identities", x => x.Digest);
                    table.ForeignKey(
                        name: "FK_external_identities_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_IssuerSession",
                table: "sessions",
                column: "IssuerSession");

            migrationBuilder.CreateIndex(
                name: "IX_external_identities_PersonId",
                table: "external_identities",
                column: "PersonId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "external_identities");

            migrationBuilder.DropIndex(
                name: "IX_sessions_IssuerSession",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "IssuerProvedAt",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "IssuerSession",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "IsOfConsole",
                table: "password_links");

            migrationBuilder.DropColumn(
                name: "ProtectedContent",
                table: "outgoing_mails");
        }
    }
}
