# SPDX-License-Identifier: MIT
{
  description = "Break reminder for people who sit at a desk all day";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" ];
      forEach = build: nixpkgs.lib.genAttrs systems (system: build nixpkgs.legacyPackages.${system});
    in
    {
      packages = forEach (pkgs: {
        default = pkgs.stdenv.mkDerivation {
          pname = "unknot";
          version = "0.9.0";
          src = self;
          nativeBuildInputs = with pkgs; [ cmake librsvg ninja pkg-config python3 scdoc wayland-scanner wrapGAppsHook4 ];
          buildInputs = with pkgs; [
            boost
            cli11
            fmt
            glib
            gtk4
            kdePackages.plasma-wayland-protocols
            libical
            libnotify
            spdlog
            sqlite
            tomlplusplus
            wayland
          ];
          cmakeFlags = [ "-DUNKNOT_TESTS=OFF" ];
          meta = {
            description = "Break reminder for people who sit at a desk all day";
            homepage = "https://unknot.org";
            license = with pkgs.lib.licenses; [ mit hpndSellVariant ];
            mainProgram = "unknot";
            platforms = systems;
          };
        };
      });

      devShells = forEach (pkgs: {
        default = pkgs.mkShell {
          inputsFrom = [ self.packages.${pkgs.stdenv.hostPlatform.system}.default ];
          packages = with pkgs; [ catch2_3 rapidcheck ];
        };
      });
    };
}
